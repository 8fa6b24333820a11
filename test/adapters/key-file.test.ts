import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyFrom, loadOrMakeKey } from "#adapters/crypto/key-file.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("the first start makes a key that only its owner can read; later starts read it", async () => {
  using folder = tempFolder();
  const data = join(folder.path, "data");
  const first = await loadOrMakeKey(data);
  const second = await loadOrMakeKey(data);
  expect(first.made).toBe(true);
  expect(second.made).toBe(false);
  expect(first.key).toHaveLength(32);
  expect(second.key).toEqual(first.key);
  expect(statSync(join(data, "key")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, "key"), "utf8")).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
});

test("of many starts at once one makes the key, all have the same, and no draft is left", async () => {
  using folder = tempFolder();
  const all = await Promise.all(Array.from({ length: 20 }, () => loadOrMakeKey(folder.path)));
  expect(all.filter(({ made }) => made)).toHaveLength(1);
  expect(new Set(all.map(({ key }) => Buffer.from(key).toString("hex"))).size).toBe(1);
  expect(readdirSync(folder.path)).toEqual(["key"]);
});

test.each([
  "",
  "hello",
  Buffer.alloc(31).toString("base64"),
  `${Buffer.alloc(32).toString("hex")}`,
])("a file that holds no key is refused and left alone: %j", async (text) => {
  using folder = tempFolder();
  const file = join(folder.path, "key");
  writeFileSync(file, text);
  await expect(loadOrMakeKey(folder.path)).rejects.toMatchObject({
    name: "KeyError",
    code: "bad-key",
    message: expect.stringContaining(file),
  });
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a folder that cannot be made is named", async () => {
  using folder = tempFolder();
  const file = join(folder.path, "file");
  writeFileSync(file, "");
  await expect(loadOrMakeKey(join(file, "data"))).rejects.toMatchObject({
    name: "KeyError",
    code: "no-access",
    message: expect.stringContaining(join(file, "data")),
  });
});

test("a key may also be given as text", () => {
  const text = Buffer.alloc(32, 7).toString("base64");
  expect(keyFrom(` ${text}\n`, "GELDBUUR_KEY")).toEqual(Buffer.alloc(32, 7));
  expect(() => keyFrom("hello", "GELDBUUR_KEY")).toThrow("GELDBUUR_KEY holds no key");
});
