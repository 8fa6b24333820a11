import type { Log } from "#ports/log.ts";
import type { BackOff } from "./back-off.ts";
import { telegramError, waitOf } from "./fault.ts";

/** What an operator should read of each failure; the same once until it is over. */
const MEANING: Readonly<Record<string, string>> = {
  "400": "Telegram refuses: look at GELDBUUR_ADDRESS, which it must be able to reach over https",
  "401":
    "Telegram does not know this token: look at TELEGRAM_TOKEN, or ask BotFather for a new one",
  "404":
    "Telegram does not know this token: look at TELEGRAM_TOKEN, or ask BotFather for a new one",
  "429": "Telegram asks to wait",
  "409":
    "another program receives the messages of this Telegram bot: stop one of them; this one waits",
};

/** A call to Telegram that must go on being tried. */
export type Trouble = {
  /** Says once what is wrong, and waits longer each time, at least as long as Telegram asks. */
  of(cause: unknown): Promise<void>;
  /** Says once that it is over. */
  over(): void;
};

export type TroubleOptions = {
  backOff: BackOff;
  log: Log;
  /** How long another program that fetches gets, milliseconds. */
  takenMs: number;
};

export function openTrouble(
  { backOff, log, takenMs }: TroubleOptions,
  signal: AbortSignal,
): Trouble {
  let current: string | null = null;
  return {
    async of(cause) {
      // A call that the stop cut off is no trouble.
      if (signal.aborted) return;
      const { code } = telegramError(cause);
      if (code !== current) {
        log.warn(MEANING[code] ?? "Telegram cannot be reached; it is tried again", { code });
      }
      current = code;
      await backOff.wait(signal, code === "409" ? takenMs : (waitOf(cause) ?? 0));
    },
    over() {
      if (current !== null) log.info("Telegram can be reached again");
      current = null;
    },
  };
}
