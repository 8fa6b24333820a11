import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkedDigest, noteChecked, wasChecked } from "#adapters/content/checked-file.ts";
import { tempFolder } from "../../support/temp-folder.ts";

test("content that was checked is known again until a file of it changes", () => {
  using folder = tempFolder();
  const root = folder.path;
  for (const path of ["flows", "locales/nl", "help/town", "src"]) {
    mkdirSync(join(root, path), { recursive: true });
  }
  const mark = join(root, "dist/checked");
  const digest = () => checkedDigest(root, join(root, "src"), "town");
  expect(wasChecked(mark, digest())).toBe(false);
  noteChecked(mark, digest());
  expect(wasChecked(mark, digest())).toBe(true);
  for (const file of ["flows/a.yaml", "locales/nl/start.json", "help/town/x.json", "src/x.ts"]) {
    writeFileSync(join(root, file), "{}");
    expect(wasChecked(mark, digest()), file).toBe(false);
    noteChecked(mark, digest());
  }
  expect(wasChecked(mark, checkedDigest(root, join(root, "src"), "elsewhere"))).toBe(false);
});
