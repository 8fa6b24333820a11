import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkContent, issuesInLessons } from "#adapters/content/check-content.ts";
import { readLessons } from "#adapters/content/read-lessons.ts";
import { composeCard } from "#core/cards/compose.ts";
import { issueLine } from "#core/issue.ts";
import { learn } from "#core/understanding/learn.ts";
import { understandBy } from "#core/understanding/understand.ts";
import { loadContent } from "#src/content.ts";
import { contentIn, ROOT } from "./support/content.ts";
import { talk } from "./support/talk.ts";
import { tempFolder } from "./support/temp-folder.ts";

/** A language that nobody speaks: every Dutch word backwards; names, sites and what is filled in stay. */
function toy(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\}|\S+\.(?:nl|com|eu|org)\S*|\s+)/)
    .map((part) => (/^(\{\{|\s|\S+\.(nl|com|eu|org))/.test(part) ? part : backwards(part)))
    .join("");
}

function backwards(words: string): string {
  return words.replace(/[\p{L}\p{M}]+/gu, (word) => [...word].reverse().join(""));
}

function inToy(value: unknown): unknown {
  if (typeof value === "string") return toy(value);
  if (Array.isArray(value)) return value.map(inToy);
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, one]) => [key, inToy(one)]));
}

/** This project's content in Dutch, with one more folder in locales/. */
function contentWithToy(root: string): void {
  for (const path of ["flows", "topics", "pictures", "help"]) {
    symlinkSync(join(ROOT, path), join(root, path));
  }
  const dutch = join(ROOT, "locales/nl");
  const folder = join(root, "locales/eo");
  mkdirSync(folder, { recursive: true });
  symlinkSync(dutch, join(root, "locales/nl"));
  for (const name of readdirSync(dutch)) {
    if (["banned.json", "status.json"].includes(name)) continue;
    const words = inToy(JSON.parse(readFileSync(join(dutch, name), "utf8")));
    writeFileSync(join(folder, name), JSON.stringify(words, null, 2));
  }
  const own = { name: "Toy", english: "Toy", direction: "ltr", reviewed: "draft" };
  writeFileSync(join(folder, "locale.json"), JSON.stringify(own));
}

test("one more language is one more folder", () => {
  using folder = tempFolder();
  const root = folder.path;
  contentWithToy(root);

  const loaded = loadContent(root, "voorbeeldstad", "2026-11-23");
  const options = { root, src: join(ROOT, "src"), today: "2026-11-23", faultsOnly: true };
  const read = readLessons(root);
  const issues = [
    ...loaded.issues,
    ...checkContent(loaded, options),
    ...issuesInLessons(read, loaded.read.topics),
  ].filter(({ severity }) => severity === "fault");
  expect(issues.map(issueLine)).toEqual([]);

  const { topics } = loaded.read;
  const understand = understandBy(learn(read.lessons, topics), topics);
  const heard = understand(toy("ik kan mijn huur niet meer betalen"), {});
  expect([heard.locale.id, heard.topics[0]?.id]).toEqual(["eo", "rent-arrears"]);

  const content = { ...contentIn(root), understand };
  const anna = talk({ content });
  const reply = anna.say(toy("ik kan mijn huur niet meer betalen"));
  expect(anna.conversation().locale).toBe("eo");
  expect(reply.text).toContain(content.texts.fill("eo", "start.hello"));
  expect(reply.message?.card).toBe("topic:rent-arrears");
  expect(composeCard(content, "topic:rent-arrears", "eo")?.title).toBe(
    content.texts.fill("eo", "topics.rent-arrears.title"),
  );
  expect(talk({ content }).tap("language").labels).toContain("Toy");
});
