import { GrammyError, HttpError } from "grammy";
import type { Delivery } from "#ports/channel.ts";

/** Why a call failed, in codes: what Telegram says in words may quote a text, a network error the token. */
export class TelegramError extends Error {
  /** The answer's status (`500`), `network`, or `unknown`. */
  readonly code: string;
  constructor(code: string) {
    super(`Telegram: ${code}`);
    this.name = "TelegramError";
    this.code = code;
  }
}

/** A failed call without what must not be known. */
export function telegramError(cause: unknown): TelegramError {
  if (cause instanceof TelegramError) return cause;
  if (cause instanceof GrammyError) return new TelegramError(String(cause.error_code));
  return new TelegramError(cause instanceof HttpError ? "network" : "unknown");
}

/** Whether Telegram answered so, or could not be reached; else it is a fault of ours. */
export function isOfTelegram(cause: unknown): boolean {
  return cause instanceof GrammyError || cause instanceof HttpError;
}

/** Ways in which Telegram says that a chat is no more, beside 403 (blocked, deleted account). */
const NO_CHAT = /chat not found|user not found|PEER_ID_INVALID/i;

/** What became of a message that was refused. Throws TelegramError when it should be tried again. */
export function refusalOf(cause: unknown): Delivery {
  if (!isOfTelegram(cause)) throw cause;
  if (!(cause instanceof GrammyError)) throw telegramError(cause);
  if (cause.error_code === 403) return "gone";
  if (cause.error_code === 400 && NO_CHAT.test(cause.description)) return "gone";
  const wait = waitOf(cause);
  if (wait !== null) return { tryIn: wait };
  throw telegramError(cause);
}

/** How long Telegram asks to wait, milliseconds; null when it does not. */
export function waitOf(cause: unknown): number | null {
  if (!(cause instanceof GrammyError) || cause.error_code !== 429) return null;
  return (cause.parameters.retry_after ?? 1) * 1000;
}

/** Whether a call was refused for a reason that its description tells. */
export function isRefusal(cause: unknown, why: RegExp): boolean {
  return cause instanceof GrammyError && cause.error_code === 400 && why.test(cause.description);
}
