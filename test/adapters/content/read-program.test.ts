import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readContent } from "#adapters/content/read-content.ts";
import { readProgram } from "#adapters/content/read-program.ts";
import { BUILT_KEYS } from "#core/check/named-keys.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../../..");

test("every form in which the program builds a text key is known to the check, and no other", () => {
  const { read } = readContent(ROOT);
  const files = new Set(read.locales.flatMap(({ words }) => Object.keys(words)));
  const { forms } = readProgram(join(ROOT, "src"), files);
  expect([...forms].sort()).toEqual(Object.keys(BUILT_KEYS).sort());
});

test("texts, steps and built keys are found in the source", () => {
  using folder = tempFolder();
  mkdirSync(join(folder.path, "core", "check"), { recursive: true });
  const source = [
    'import { say } from "./scene.ts";',
    'say(scene, isOpen ? "near.open" : "near.closed", { time });',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is source to be read
    "say(scene, `start.group-${group.id}`);",
    'play({ flow: "start", step: "menu" }, { flow: "start", step: "menu" });',
    'write("other.text");',
  ];
  writeFileSync(join(folder.path, "core", "near.ts"), source.join("\n"));
  writeFileSync(join(folder.path, "core", "check", "check.ts"), 'write("near.never")');
  const program = readProgram(folder.path, new Set(["near", "start"]));
  expect([...program.keys]).toEqual(["near.open", "near.closed"]);
  expect([...program.forms]).toEqual(["start.group-*"]);
  expect(program.steps).toEqual([{ flow: "start", step: "menu" }]);
  expect(program.names.has("time")).toBe(true);
});
