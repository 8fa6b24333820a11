import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

const use = (path: string) => `import { x } from "${path}";\nexport const planted = x;\n`;
const useType = (path: string) => `import type { X } from "${path}";\nexport type Planted = X;\n`;
const reExport = (path: string) => `export { x } from "${path}";\n`;
const useLater = (path: string) => `export const planted = () => import("${path}");\n`;

const EDGES: readonly (readonly [folder: string, forbidden: string])[] = [
  ["src/core", "#ports/clock.ts"],
  ["src/core", "#app/take-turn.ts"],
  ["src/core", "#adapters/i18n/texts.ts"],
  ["src/core", "node:fs"],
  ["src/core", "kysely"],
  ["src/ports", "#app/take-turn.ts"],
  ["src/ports", "#adapters/i18n/texts.ts"],
  ["src/ports", "fastify"],
  ["src/app", "#adapters/i18n/texts.ts"],
  ["src/app", "node:crypto"],
  ["src/app", "fastify"],
  ["src/adapters/i18n", "#app/take-turn.ts"],
  ["src/adapters/i18n", "#adapters/log/pino-log.ts"],
  ["src/adapters/i18n", "../log/pino-log.ts"],
];

const WAYS = {
  import: use,
  "type import": useType,
  "re-export": reExport,
  "later import": useLater,
};

const IMPURE = {
  clock: "export const planted = Date.now();\n",
  randomness: "export const planted = Math.random();\n",
  network: 'export const planted = () => fetch("http://localhost");\n',
  timer: "export const planted = () => setTimeout(() => {}, 1);\n",
  ids: "export const planted = crypto.randomUUID();\n",
  environment: "export const planted = process.env;\n",
};

const LEGAL = `import type { Vault } from "#ports/vault.ts";

/** Kept. */
export type Kept = Vault;
`;

/** Every planted file with its text: one Biome run looks at all of them. */
const planted = new Map<string, string>([["src/app/planted-legal.ts", LEGAL]]);
const edgeFile = (index: number, way: string) =>
  `${EDGES[index]?.[0]}/planted-${index}-${way.replace(" ", "-")}.ts`;
for (const [index, [, forbidden]] of EDGES.entries()) {
  for (const [way, text] of Object.entries(WAYS))
    planted.set(edgeFile(index, way), text(forbidden));
}
for (const [what, text] of Object.entries(IMPURE)) planted.set(`src/core/planted-${what}.ts`, text);

let said: { file: string; rule: string }[] = [];

beforeAll(() => {
  for (const [file, text] of planted) writeFileSync(join(ROOT, file), text);
  said = lint([...planted.keys()]);
});

afterAll(() => {
  for (const file of planted.keys()) rmSync(join(ROOT, file), { force: true });
});

/** What Biome says of these files. */
function lint(files: string[]): typeof said {
  const biome = join(ROOT, "node_modules/.bin/biome");
  const flags = ["lint", "--reporter=json", "--max-diagnostics=none"];
  try {
    execFileSync(biome, [...flags, ...files], { cwd: ROOT, stdio: "pipe" });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: Buffer };
    const { diagnostics } = JSON.parse(String(stdout)) as {
      diagnostics: { category: string; location: { path: string | { file: string } } }[];
    };
    return diagnostics.map(({ category, location: { path } }) => ({
      file: typeof path === "string" ? path : path.file,
      rule: category,
    }));
  }
}

const rulesAgainst = (file: string) =>
  said.filter((one) => one.file === file).map(({ rule }) => rule);

describe("a planted violation of the layers is refused", () => {
  test.each(EDGES.map(([folder, forbidden], index) => [folder, forbidden, index] as const))(
    "%s ✗ %s",
    (_folder, _forbidden, index) => {
      for (const way of Object.keys(WAYS)) {
        expect(rulesAgainst(edgeFile(index, way)), way).toContain("lint/style/noRestrictedImports");
      }
    },
  );
});

describe("the core is deterministic", () => {
  test.each(Object.keys(IMPURE))("no %s", (what) => {
    expect(rulesAgainst(`src/core/planted-${what}.ts`)).not.toEqual([]);
  });
});

test("a file that keeps to the layers is accepted", () => {
  expect(rulesAgainst("src/app/planted-legal.ts")).toEqual([]);
});
