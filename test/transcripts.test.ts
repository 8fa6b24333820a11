import { describe, expect, test } from "vitest";
import { playTranscript } from "#cli/transcript.ts";
import { rehearsalAt, transcripts } from "./support/golden.ts";

describe("every golden transcript is what is said", () => {
  for (const { file, path, text } of transcripts) {
    test(file, async () => {
      const played = await playTranscript(text, rehearsalAt);
      await expect(played).toMatchFileSnapshot(path);
    });
  }
});
