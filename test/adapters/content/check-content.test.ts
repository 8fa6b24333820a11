import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkContent } from "#adapters/content/check-content.ts";
import { readContent } from "#adapters/content/read-content.ts";
import { readDirectory } from "#adapters/help/read-directory.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../../..");
const TODAY = "2026-11-23";

/** What is told of the real content with one file changed, in files that begin so. */
function told(file: string, change: (text: string) => string, begin: string): string[] {
  using folder = tempFolder();
  for (const name of ["flows", "topics", "locales", "pictures", "help"]) {
    cpSync(join(ROOT, name), join(folder.path, name), { recursive: true });
  }
  const path = join(folder.path, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  const { read, issues: unread } = readContent(folder.path);
  const help = readDirectory(join(folder.path, "help"), "voorbeeldstad", { today: TODAY });
  const issues = [...unread, ...help.issues];
  const options = { root: folder.path, src: join(ROOT, "src"), today: TODAY, faultsOnly: true };
  return [...issues, ...checkContent({ read, directory: help.directory, issues }, options)]
    .map((issue) => `${issue.severity} ${issue.file}:${issue.line} ${issue.key}`)
    .filter((line) => line.startsWith(`fault ${begin}`));
}

test("a file that is no JSON is told of once, not as missing too", () => {
  const broken = (text: string) => text.replace('",\n', '"\n');
  expect(told("locales/nl/near.json", broken, "locales/nl/near")).toEqual([
    expect.stringMatching(/^fault locales\/nl\/near.json:[23] $/),
  ]);
});

test("a flow that cannot be read does not make the others look broken", () => {
  const broken = (text: string) => text.replace("show: near\n", "shows: near\n");
  expect(told("flows/near.yaml", broken, "flows/").length).toBe(1);
});

test("a list of banned words in another form is told of by line", () => {
  const broken = (text: string) => text.replace('"instead"', '"in-stead"');
  const found = told("locales/nl/banned.json", broken, "locales/nl/banned");
  expect(found.map((line) => line.slice(0, 35))).toContain("fault locales/nl/banned.json:2 0.in");
});

test("a help point with a fault is told of, the texts that name it are not", () => {
  const broken = (text: string) => text.replace("0800-8115", "12");
  expect(told("help/nl/geldfit.json", broken, "locales/nl")).not.toContainEqual(
    expect.stringContaining("cannot-pay"),
  );
});
