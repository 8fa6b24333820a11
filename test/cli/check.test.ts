import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { check } from "#cli/check.ts";
import { UsageError } from "#cli/command.ts";
import { ROOT } from "#src/content.ts";
import { tempFolder } from "../support/temp-folder.ts";

type Ran = { code: number; out: string[]; errors: string[] };

async function run(...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
  };
  return { code: await check.run(args, terminal), out, errors };
}

const TODAY = ["--today", "2026-11-23"];

test("the content that we ship has no fault", async () => {
  const { code, errors, out } = await run(...TODAY);
  expect(errors.filter((line) => !line.endsWith("(warning)"))).toEqual([]);
  expect(out).toEqual([expect.stringMatching(/^0 faults, \d+ warnings$/)]);
  expect(code).toBe(0);
});

/** A fault to plant: in a file, some text becomes another. */
type Plant = { file: string; from: string | RegExp; to: string; key: string; says: string };

const PLANTS: Readonly<Record<string, Plant>> = {
  "a way to no step": {
    file: "flows/near.yaml",
    from: "go: places",
    to: "go: plaecs",
    key: "steps.start.branch.0.go",
    says: 'there is no step "plaecs": write "places"',
  },
  "a dead step": {
    file: "flows/about.yaml",
    from: /$/,
    to: "  lost: { say: about.kept }\n",
    key: "steps.lost",
    says: 'nothing leads to the step "lost"',
  },
  "an unknown service": {
    file: "flows/language.yaml",
    from: "change-language:",
    to: "change-langauge:",
    key: "opens.services.change-langauge",
    says: 'write "change-language"',
  },
  "a text that nobody says": {
    file: "locales/nl/topic.json",
    from: "{",
    to: '{ "spare": "Een tekst.",',
    key: "spare",
    says: "nothing says this text",
  },
  "a wrong placeholder": {
    file: "locales/nl/callback.json",
    from: "Bellen naar {{number}}",
    to: "Bellen naar {{numbre}}",
    key: "on",
    says: "there is nothing to fill {{numbre}} with",
  },
  "a plural form too few": {
    file: "locales/nl/coordinator.json",
    from: '"overview_one"',
    to: '"overview_few"',
    key: "overview_few",
    says: 'this language never counts with "few"',
  },
  "an unknown figure": {
    file: "locales/nl/topics.json",
    from: "{{figure.rent-court-months}}",
    to: "{{figure.rent-court-month}}",
    key: "rent-arrears.more.1",
    says: 'write "figure.rent-court-months"',
  },
  "a sentence that is too long": {
    file: "locales/nl/fallback.json",
    from: /"none": "/,
    to: `"none": "${"woord ".repeat(25)}`,
    key: "none",
    says: "words: write two, of at most 15",
  },
  "a label that is too long": {
    file: "locales/nl/choices.json",
    from: "📣 Doorgeven",
    to: "📣 Doorgeven aan iedereen die je kent",
    key: "share",
    says: "a button holds 24",
  },
  "a banned word": {
    file: "locales/nl/near.json",
    from: "voor jongeren",
    to: "voor wanbetalers",
    key: "for-youth",
    says: '"wanbetaler*" is not said here',
  },
  "a figure that says no site": {
    file: "topics/figures.yaml",
    from: "look: toeslagen.nl",
    to: "look: the site",
    key: "retroactive-2025.look",
    says: "is no site",
  },
  "a picture that is not drawn": {
    file: "pictures/topics/despair.yaml",
    from: "sign: heart-hands",
    to: "sign: heart-hand",
    key: "sign",
    says: 'write "heart-hands"',
  },
  "a phrase for nothing": {
    file: "locales/nl/phrases.json",
    from: '"bailiff":',
    to: '"bailif":',
    key: "bailif",
    says: 'write "bailiff"',
  },
  "an impossible phone number": {
    file: "help/nl/geldfit.json",
    from: "0800-8115",
    to: "12",
    key: "phones.0.number",
    says: "",
  },
};

describe("one fault of each sort", () => {
  const lines = new Map<string, number>();
  let ran: Ran;

  beforeAll(async () => {
    using folder = tempFolder();
    for (const name of ["flows", "topics", "locales", "pictures", "help"]) {
      cpSync(join(ROOT, name), join(folder.path, name), { recursive: true });
    }
    for (const [name, plant] of Object.entries(PLANTS)) {
      lines.set(name, planted(join(folder.path, plant.file), plant));
    }
    ran = await run(folder.path, ...TODAY);
  });

  test("is a reason to fail", () => {
    expect(ran.code).toBe(1);
    const faults = Number(/^(\d+) faults, \d+ warnings$/.exec(ran.out[0] ?? "")?.[1]);
    expect(faults).toBeGreaterThanOrEqual(Object.keys(PLANTS).length);
  });

  test.each(Object.entries(PLANTS))("%s is named by file, line and key", (name, plant) => {
    const place = `${plant.file}:${lines.get(name)} ${plant.key}: `;
    const told = ran.errors.filter((line) => line.startsWith(place) && line.includes(plant.says));
    expect(told, ran.errors.filter((line) => line.startsWith(plant.file)).join("\n")).toHaveLength(
      1,
    );
  });

  test("the lines are in order, faults before warnings", () => {
    const isWarning = ran.errors.map((line) => line.endsWith("(warning)"));
    expect(isWarning.lastIndexOf(false)).toBeLessThan(isWarning.indexOf(true));
    const files = ran.errors
      .slice(0, isWarning.indexOf(true))
      .map((line) => line.split(/[: ]/)[0] ?? "");
    expect(files).toEqual(files.toSorted((one, other) => one.localeCompare(other)));
  });
});

/** Plants a fault and gives the line it stands on. */
function planted(path: string, { from, to }: Plant): number {
  const text = readFileSync(path, "utf8");
  const changed = text.replace(from, to);
  expect(changed, `${path} has no ${String(from)}`).not.toBe(text);
  writeFileSync(path, changed);
  return changed.slice(0, changed.indexOf(to)).split("\n").length;
}

test("with a day in the future, what will have ended is told of", async () => {
  const { errors } = await run("--today", "2027-02-01");
  expect(errors.filter((line) => line.includes("this ended on 2026-12-31")).length).toBeGreaterThan(
    0,
  );
});

test.each([
  ["two folders", ["a", "b"]],
  ["no such folder", ["no-such-folder"]],
  ["no day", ["--today", "tomorrow"]],
  ["a day that there is not", ["--today", "2026-02-30"]],
  ["no town", ["--town", "../nl"]],
])("%s is wrong usage", async (_name, args) => {
  await expect(run(...args)).rejects.toThrow(UsageError);
});
