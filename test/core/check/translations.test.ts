import { expect, test } from "vitest";
import type { CheckedContent } from "#core/check/checked-content.ts";
import { indexTexts } from "#core/check/text-index.ts";
import { checkTranslations, fingerprints } from "#core/check/translations.ts";
import { lineOf, soundContent, withText } from "./support/sound-content.ts";

/** Sound content in which the Turkish topics are written from the Dutch as it stands, and reviewed. */
function translated(): CheckedContent {
  const content = soundContent();
  const [nl, tr] = content.locales.map((locale) => fingerprints(indexTexts(locale).texts));
  const status = Object.fromEntries(
    [...(tr ?? [])].map(([unit, text]) => [
      unit,
      { from: nl?.get(unit) ?? "", reviewed: { by: "Elif", on: "2026-12-01", text } },
    ]),
  );
  return {
    ...content,
    locales: content.locales.map((one) => (one.id === "tr" ? { ...one, status } : one)),
  };
}

const told = (content: CheckedContent) => checkTranslations(content).map(lineOf);

test("what was written from the text as it stands is sound", () => {
  expect(told(translated())).toEqual([]);
});

test("a text whose source changed since is told of, and only that", () => {
  expect(told(withText(translated(), "nl", "topics.rent.answer", ["Anders."]))).toEqual([
    'warning locales/tr/status.json topics.rent: the text of "nl" changed since this was written: read both, mend this one, then: npx geldbuur translated tr topics.rent',
  ]);
});

test("a text of which nobody knows where it comes from is told of", () => {
  const unknown = told(soundContent());
  expect(unknown).toContain(
    'warning locales/tr/status.json start: it is not known which text of "nl" this was written from: compare them, then: npx geldbuur translated tr start',
  );
  expect(unknown.every((line) => line.includes("locales/tr/"))).toBe(true);
});

test("a review of a text that changed since is told of", () => {
  expect(told(withText(translated(), "tr", "topics.baby.name", "Bebek!"))).toEqual([
    "warning locales/tr/status.json topics.baby: this changed since Elif read it: let a speaker read it again",
  ]);
});
