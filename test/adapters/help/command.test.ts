import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UsageError } from "#cli/command.ts";
import { helpPoints } from "#cli/help-points.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { service } from "./support/examples.ts";

async function run(...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    out: (line: string) => out.push(line),
    error: (line: string) => errors.push(line),
  };
  const code = await helpPoints.run(args, terminal);
  return { code, out, errors };
}

describe("geldbuur help-points import", () => {
  test("says what was taken, what was left out and what to look at", async () => {
    using folder = tempFolder();
    const feed = join(folder.path, "feed.json");
    const away = service({
      id: "0b1f6a52-4f0e-4a51-9c57-0d6f5d1f2a02",
      name: "Weg",
      status: "inactive",
    });
    writeFileSync(feed, JSON.stringify([service({ attributes: [] }), away]));
    const out = join(folder.path, "out");
    const told = await run("import", feed, "--out", out);
    expect(told).toEqual({
      code: 0,
      errors: [],
      out: [
        `taken: Papiercafé → ${join(out, "papiercafe.json")} (new, help points: 1)`,
        "left out: Weg: it is inactive",
        expect.stringMatching(/^warning: .*feed\.json:1 attributes: no "kind"/),
        "services taken: 1, left out: 1",
      ],
    });
    expect(readdirSync(out)).toEqual(["papiercafe.json"]);
  });

  test("one fault: exit code 1, named on standard error, nothing written", async () => {
    using folder = tempFolder();
    const feed = join(folder.path, "feed.json");
    writeFileSync(feed, '{\n  "id": "x",\n  "name": "Papiercafé", "status": "active"\n}');
    const { code, out, errors } = await run("import", feed, "--out", folder.path);
    expect(code).toBe(1);
    expect(out.filter((line) => !line.startsWith("warning: "))).toEqual([]);
    expect(errors).toEqual([
      expect.stringMatching(/feed\.json:2 id: write a UUID/),
      "faults: 1; nothing was written",
    ]);
    expect(readdirSync(folder.path)).toEqual(["feed.json"]);
  });

  test.each([
    [[]],
    [["export"]],
    [["import"]],
    [["import", "a", "b"]],
    [["import", "a", "--town", "../x"]],
  ])("wrong usage: %j", async (args) => {
    await expect(run(...args)).rejects.toThrow(UsageError);
  });
});
