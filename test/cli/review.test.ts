import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readContent } from "#adapters/content/read-content.ts";
import { UsageError } from "#cli/command.ts";
import { writeReport } from "#cli/report.ts";
import { noteReviewed } from "#cli/reviewed.ts";
import { noteTranslated } from "#cli/translated.ts";
import { linksTo } from "#core/links.ts";
import { wordingOf } from "#src/content.ts";
import { ROOT, realContent } from "../support/content.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** Dutch and Turkish in a folder of their own, of which nothing is known yet. */
function twoLanguages(root: string): void {
  for (const path of ["flows", "topics", "pictures"]) {
    symlinkSync(join(ROOT, path), join(root, path));
  }
  for (const id of ["nl", "tr"]) {
    mkdirSync(join(root, "locales", id), { recursive: true });
    cpSync(join(ROOT, "locales", id), join(root, "locales", id), { recursive: true });
  }
  writeFileSync(join(root, "locales/tr/status.json"), "{}");
}

const statusIn = (root: string) =>
  JSON.parse(readFileSync(join(root, "locales/tr/status.json"), "utf8"));

test("where a translation comes from is noted, for all of it or for one text", () => {
  using folder = tempFolder();
  twoLanguages(folder.path);
  expect(noteTranslated(folder.path, "tr", ["start"])).toBe(1);
  expect(Object.keys(statusIn(folder.path))).toEqual(["start"]);
  expect(noteTranslated(folder.path, "tr", [])).toBeGreaterThan(65);
  expect(statusIn(folder.path)["topics.bailiff"]).toEqual({ from: expect.stringMatching(/^\w+$/) });
  expect(noteTranslated(folder.path, "tr", [])).toBe(0);
});

test.each([
  ["nl", [], '"nl" is no language to translate to; write tr'],
  ["xx", [], '"xx" is no language to translate to; write tr'],
  ["tr", ["topics.nothing"], "there is no text topics.nothing"],
])("%s %j is wrong usage", (id, names, message) => {
  using folder = tempFolder();
  twoLanguages(folder.path);
  expect(() => noteTranslated(folder.path, id, names)).toThrow(new UsageError(message));
});

test("what a speaker ticked in the report is taken over, except what changed since", async () => {
  using folder = tempFolder();
  using report = tempFolder();
  twoLanguages(folder.path);
  const { read } = readContent(folder.path);
  const { directory, topics } = realContent();
  const few = new Map([...topics.byId].slice(0, 2));
  const wording = { ...wordingOf(read, directory, linksTo("")), topics: { ...topics, byId: few } };
  const at = { folder: report.path, pictures: join(ROOT, "pictures") };
  const issue = {
    file: "locales/tr/start.json",
    line: 1,
    key: "hello",
    message: "<too> long",
    severity: "warning",
  } as const;

  const index = await writeReport(at, wording, read.locales, [issue]);

  expect(readFileSync(index, "utf8")).toContain("cards/tr/allowances-check.png");
  expect(readFileSync(join(report.path, "cards/tr/allowances-check.png")).length).toBeGreaterThan(
    1000,
  );
  const page = readFileSync(join(report.path, "tr.html"), "utf8");
  expect(page).toContain("hello: &#60;too&#62; long");
  expect(page).toContain(`0 of ${page.match(/type="checkbox"/g)?.length} texts reviewed`);
  const ticked = [...page.matchAll(/name="(start|callback)"\s+value="(\w+)"/g)].map(
    ([, unit = "", text = ""]) => [unit, text],
  );
  expect(ticked).toHaveLength(2);

  const start = join(folder.path, "locales/tr/start.json");
  writeFileSync(start, readFileSync(start, "utf8").replace(/"hello": "/, '"hello": "Selam! '));
  const review = { locale: "tr", by: "Elif", on: "2026-12-01", texts: Object.fromEntries(ticked) };
  expect(noteReviewed(folder.path, review)).toEqual({ taken: ["callback"], changed: ["start"] });
  expect(statusIn(folder.path)).toEqual({
    callback: { reviewed: { by: "Elif", on: "2026-12-01", text: expect.any(String) } },
  });
});
