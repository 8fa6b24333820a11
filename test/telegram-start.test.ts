import { expect, test } from "vitest";
import { startAssistantProcess } from "./support/assistant-process.ts";
import type { Person } from "./support/telegram/person.ts";
import { openTelegram } from "./support/telegram/telegram.ts";

test("geldbuur start with a token is a bot, whose invites lead to it", async () => {
  await using telegram = await openTelegram();
  await using assistant = await startAssistantProcess({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API: telegram.apiRoot,
  });
  const anna = telegram.person({ language: "nl" });
  anna.starts();
  await reads(anna, /Hoi, ik ben Geldbuur/);
  anna.says("ik kan mijn huur niet betalen");
  expect(await reads(anna, /Bel je verhuurder/)).toMatchObject({ kind: "photo" });
  const { photo } = anna.sent().at(-1) ?? {};
  expect(photo?.bytes.length).toBeGreaterThan(10_000);

  const link = new URL(await assistant.invite("key-person"));
  expect(link.origin + link.pathname).toBe(`https://t.me/${telegram.username}`);
  const fatima = telegram.person({ language: "nl" });
  fatima.starts(link.searchParams.get("start") ?? "");
  await reads(fatima, /Wat is je voornaam/);
  fatima.says("Fatima");
  await reads(fatima, /Welke talen spreek je/);

  await assistant.crash();
  anna.says("/menu");
  await reads(anna, /Waar kan ik mee helpen/);
  await expect.poll(() => telegram.profile.commands("nl").length).toBeGreaterThan(5);
});

/** The newest message, once it says so. */
async function reads(person: Person, words: RegExp) {
  await expect.poll(() => person.sent().at(-1)?.text, { timeout: 15_000 }).toMatch(words);
  return person.sent().at(-1);
}
