import { describe, expect, test } from "vitest";
import { playTranscript } from "#cli/transcript.ts";
import type { Rehearsal, Sent } from "#src/rehearsal.ts";
import { content, rehearsalAt, transcripts } from "./support/golden.ts";
import { openTelegramRehearsal, type TelegramRehearsal } from "./support/telegram-rehearsal.ts";

describe("every golden transcript means the same over Telegram's servers", () => {
  for (const { file, text: golden } of transcripts) {
    test.concurrent(file, async () => {
      const text = onTelegram(golden);
      const expected = await playTranscript(text, (start) => byReader(rehearsalAt(start)));
      await using over = await overTelegram(text);
      expect(over.played).toBe(expected);
      expect(over.rehearsal.differences).toEqual([]);
    });
  }
});

/** Everybody in it on Telegram, where one's own number is sent by a button. */
function onTelegram(text: string): string {
  return text
    .replace(/^channel: .*$/m, "channel: telegram")
    .replace(/^(@ \w+ (?:key-person|coordinator)) [\w-]+/gm, "$1 telegram")
    .replaceAll("[callback:this-number]", "(contact +31612345678)");
}

async function overTelegram(text: string) {
  const start = Date.parse(/^time: (.*)$/m.exec(text)?.[1] ?? "2026-11-23T10:00+01:00");
  const rehearsal: TelegramRehearsal = await openTelegramRehearsal(content, start);
  const played = await playTranscript(text, () => byReader(rehearsal));
  return {
    played,
    rehearsal,
    [Symbol.asyncDispose]: () => rehearsal[Symbol.asyncDispose](),
  };
}

/** Who of two people reads first is chance: what was said is told by reader, in each one's order. */
function byReader(rehearsal: Rehearsal): Rehearsal {
  const sorted = (said: Sent[]) => said.toSorted((a, b) => a.to.name.localeCompare(b.to.name));
  return {
    ...rehearsal,
    play: async (actor, happening) => sorted(await rehearsal.play(actor, happening)),
    wait: async (milliseconds) => sorted(await rehearsal.wait(milliseconds)),
  };
}
