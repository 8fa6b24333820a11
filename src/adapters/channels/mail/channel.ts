import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { Channel } from "#ports/channel.ts";
import { letterOf } from "./letter.ts";
import { isRecipientGone, MailError, mailErrorFrom } from "./refusal.ts";
import { smtpServerOf } from "./smtp-server.ts";

export type MailChannelOptions = {
  /** The mail server, as `smtpServerOf` reads it. */
  url: string;
  /** The address that mail is from. */
  from: string;
  /** For one message from the first step to the last. Default 25 s: the outbox waits for 30. */
  timeoutMs?: number;
};

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/**
 * Mail to help points; nothing comes in. `deliver` throws MailError, which holds no address, text
 * or password. A mail that was sent twice has the same Message-ID, by which a mailbox can drop one.
 */
export function mailChannel({ url, from, timeoutMs = 25_000 }: MailChannelOptions): Channel {
  const server = smtpServerOf(url);
  if (!server) throw new MailError("ECONFIG");
  const transport = createTransport({
    ...server,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    name: "mail",
    limits: CHANNEL_LIMITS.mail,
    async deliver(address, id, message, rendered) {
      if (!z.email().safeParse(address).success) throw new MailError("EENVELOPE");
      try {
        await transport.sendMail({
          ...letterOf(message, rendered),
          from: { name: "", address: from },
          to: { name: "", address },
          envelope: { from, to: [address] },
          messageId: messageIdOf(id, from),
          headers: { "Auto-Submitted": "auto-generated" },
          signal: AbortSignal.timeout(timeoutMs),
        });
        return "delivered";
      } catch (cause) {
        if (isRecipientGone(cause)) return "gone";
        throw mailErrorFrom(cause);
      }
    },
    async start() {},
    async stop() {
      transport.close();
    },
  };
}

/** The id of a row may carry a channel's own, and so a number: only its hash leaves. */
function messageIdOf(id: string, from: string): string {
  const hash = createHash("sha256").update(id).digest("hex");
  return `<${hash}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}
