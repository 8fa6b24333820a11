import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { playTranscript } from "#cli/transcript.ts";
import { linksTo } from "#core/links.ts";
import { openContent } from "#src/content.ts";
import { rehearse } from "#src/rehearsal.ts";

const FOLDER = join(import.meta.dirname, "transcripts");
const content = openContent(
  "voorbeeldstad",
  linksTo("http://localhost:3000"),
  Date.parse("2026-11-23"),
);
const painter = {
  paint: async () => new Uint8Array(),
  pictograms: () => new Set<string>(),
  close: async () => {},
};

describe("every golden transcript is what is said", () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt"))) {
    test(file, async () => {
      const path = join(FOLDER, file);
      const played = await playTranscript(readFileSync(path, "utf8"), (start) =>
        rehearse(content, start, painter),
      );
      await expect(played).toMatchFileSnapshot(path);
    });
  }
});
