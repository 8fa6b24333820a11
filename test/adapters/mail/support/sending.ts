import { inspect } from "node:util";
import { expect } from "vitest";
import { mailChannel } from "#adapters/channels/mail/channel.ts";
import type { Block, Message } from "#core/message.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import { render } from "#core/text/render.ts";
import type { Delivery } from "#ports/channel.ts";

export const FROM = "geldbuur@buren.example";
export const TO = "wijkteam@voorbeeldstad.example";
export const PASSWORD = "geheim@:/ja";
export const TEXT = "Naam: Fatima, 06 12345678";

export const heading = (text: string): Block => ({ type: "heading", text });
export const paragraph = (text: string): Block => ({ type: "text", text });

/** Sends one message over a new channel. */
export async function send(
  to: { port: number; url?: string; timeoutMs?: number },
  mail: { address?: string; id?: string; blocks?: Block[] } = {},
): Promise<Delivery> {
  const { address = TO, id = "e1:0", blocks = [heading("Overdracht"), paragraph(TEXT)] } = mail;
  const url = to.url ?? `smtp://127.0.0.1:${to.port}`;
  const { timeoutMs = 5_000 } = to;
  const channel = mailChannel({ url, from: FROM, timeoutMs });
  const message: Message = { locale: "nl", blocks, choices: [] };
  const rendered = render(message, CHANNEL_LIMITS.mail, { direction: "ltr", pick: "" });
  try {
    return await channel.deliver(address, id, message, rendered);
  } finally {
    await channel.stop();
  }
}

/** Why it was not sent. */
export const failure = (sending: Promise<unknown>): Promise<Error> =>
  sending.then(
    () => expect.unreachable("it was sent"),
    (error: Error) => error,
  );

/** Nothing that a person or an operator would not want to see in a log. */
export function expectDiscreet(error: Error): void {
  const all = inspect(error, { depth: 10, showHidden: true });
  const passwords = [PASSWORD, encodeURIComponent(PASSWORD)];
  const secrets = [...passwords, "voorbeeldstad", "Fatima", "12345678", "Overdracht", "buren"];
  for (const secret of secrets) expect(all).not.toContain(secret);
}
