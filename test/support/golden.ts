import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { linksTo } from "#core/links.ts";
import { openContent } from "#src/content.ts";
import { type Rehearsal, rehearse } from "#src/rehearsal.ts";

const FOLDER = join(import.meta.dirname, "../transcripts");

/** The content that golden transcripts are played with. */
export const content = openContent(
  "voorbeeldstad",
  linksTo("http://localhost:3000"),
  Date.parse("2026-11-23"),
);

/** Every golden transcript: its file's name, path and text. */
export const transcripts = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .map((file) => {
    const path = join(FOLDER, file);
    return { file, path, text: readFileSync(path, "utf8") };
  });

/** A rehearsal whose cards are not painted. */
export function rehearsalAt(start: number): Rehearsal {
  return rehearse(content, start, {
    paint: async () => new Uint8Array(),
    pictograms: () => new Set<string>(),
    close: async () => {},
  });
}
