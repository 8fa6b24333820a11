import { type Courier, startCourier, type Webhook } from "./courier.ts";
import { between, listOf, type Params, textOf } from "./params.ts";
import type { Polling } from "./polling.ts";
import { badRequest, conflict } from "./refusal.ts";
import type { Updates } from "./updates.ts";

const ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** The way of getting updates by being called. */
export function openWebhook(updates: Updates, polling: Polling) {
  let courier: Courier | null = null;

  function set(params: Params): true {
    const webhook = webhookOf(params);
    if (!webhook) return remove(params);
    const kinds = listOf(params, "allowed_updates");
    if (kinds) updates.allow(kinds);
    polling.end("terminated by setWebhook request");
    if (params["drop_pending_updates"] === true) remove(params);
    if (courier?.webhook.url === webhook.url) {
      courier.change(webhook);
      return true;
    }
    courier?.stop();
    courier = startCourier(updates, webhook);
    return true;
  }

  function remove(params: Params): true {
    stop();
    if (params["drop_pending_updates"] === true) updates.drop();
    return true;
  }

  function stop(): void {
    courier?.stop();
    courier = null;
  }

  return {
    set,
    remove,
    stop,
    /** Refuses polls while there is a webhook. */
    allowPolls(): void {
      if (courier) throw conflict(ACTIVE);
    },
    info(): Record<string, unknown> {
      const error = courier?.lastError;
      const allowed = updates.allowed();
      return {
        url: courier?.webhook.url ?? "",
        has_custom_certificate: false,
        pending_update_count: updates.queue.size,
        ...(courier ? { max_connections: courier.webhook.connections } : {}),
        ...(allowed ? { allowed_updates: allowed } : {}),
        ...(error
          ? {
              last_error_date: Math.floor(error.at / 1000),
              last_error_message: error.words,
            }
          : {}),
      };
    },
    current: () =>
      courier && {
        url: courier.webhook.url,
        secretToken: courier.webhook.secretToken,
        allowed: updates.allowed(),
      },
  };
}

function webhookOf(params: Params): Webhook | null {
  const url = textOf(params, "url").trim();
  const secret = textOf(params, "secret_token");
  if (secret.length > 256) badRequest("secret token is too long");
  if (!/^[\w-]*$/.test(secret)) badRequest("secret token contains unallowed characters");
  if (url === "") return null;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
    badRequest("bad webhook: invalid webhook URL specified");
  const connections = between(params, "max_connections", 1, 100, 40);
  return { url, secretToken: secret || null, connections };
}
