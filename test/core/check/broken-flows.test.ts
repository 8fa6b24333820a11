import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSource } from "#adapters/content/source.ts";
import { checkFlows } from "#core/check/check.ts";
import { flowsFrom, MENU, soundContent } from "./support/sound-content.ts";

const FOLDER = join(import.meta.dirname, "../../flows/broken");
const NAMES = readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ""));

/** Each file in test/flows/broken has one fault, and says it in its first line. */
describe("a broken flow is told of by line and key, with what to write instead", () => {
  test.each(NAMES)("%s", (name) => {
    const { source } = readSource(FOLDER, `${name}.yaml`);
    const flows = flowsFrom({ start: MENU, [name]: source?.value });
    const told = checkFlows({ ...soundContent(), flows }).map(
      ({ file, path, message }) =>
        `${file === `flows/${name}.yaml` ? source?.lineOf(path) : file} ${path.join(".")}: ${message}`,
    );
    const [expected = ""] = readFileSync(join(FOLDER, `${name}.yaml`), "utf8").split("\n");
    expect(told).toEqual([expected.replace("# ", "")]);
  });
});
