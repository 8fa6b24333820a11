import type { Log } from "#ports/log.ts";

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

/** Says once what is wrong, and once that it is over. */
export function openTrouble(log: Log): { of(code: string): void; over(): void } {
  let current: string | null = null;
  return {
    of(code) {
      if (code === current) return;
      current = code;
      log.warn(MEANING[code] ?? "Telegram cannot be reached; it is tried again", { code });
    },
    over() {
      if (current !== null) log.info("Telegram can be reached again");
      current = null;
    },
  };
}
