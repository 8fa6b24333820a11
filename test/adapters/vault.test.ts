import fc from "fast-check";
import { expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";

const vault = openVault(Buffer.alloc(32, 1));
const other = openVault(Buffer.alloc(32, 2));

test("what is sealed opens again, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(vault.open(vault.seal(text))).toBe(text);
    }),
  );
});

test("a vault opened again with the same key opens what was sealed before", () => {
  const again = openVault(Buffer.alloc(32, 1));
  expect(again.open(vault.seal("hello"))).toBe("hello");
  expect(again.lookUp("hello")).toBe(vault.lookUp("hello"));
});

test("sealed bytes of the first version still open", () => {
  const sealed = "AaCRm+ojvD6fcG3YYuEHUqKrNhzJI9SOelJ5ZCj1zBg6RJBiUyCPLZTGRNJ7A7HY2w==";
  expect(vault.open(Buffer.from(sealed, "base64"))).toBe("سلام 31612345678");
  expect(vault.lookUp("telegram:1")).toBe("4503d0022faaacdd24006c97c65e7d07");
});

test("the same text is sealed differently every time", () => {
  const sealed = new Set(
    Array.from({ length: 100 }, () => Buffer.from(vault.seal("hello")).toString("hex")),
  );
  expect(sealed.size).toBe(100);
});

test("sealed bytes do not hold the text", () => {
  expect(Buffer.from(vault.seal("31612345678")).toString("latin1")).not.toContain("612345");
});

test("another key opens nothing", () => {
  expect(() => other.open(vault.seal("hello"))).toThrow();
});

test("a single changed, missing or added bit is noticed", () => {
  const sealed = vault.seal("hello");
  for (let index = 0; index < sealed.length; index++) {
    const changed = Uint8Array.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => vault.open(changed)).toThrow();
    expect(() => vault.open(sealed.slice(0, index))).toThrow();
  }
  expect(() => vault.open(Buffer.concat([sealed, Buffer.of(0)]))).toThrow();
});

test("a look-up is 32 hexadecimal characters, the same for the same text and key only", () => {
  expect(vault.lookUp("telegram:1")).toMatch(/^[0-9a-f]{32}$/);
  expect(vault.lookUp("telegram:1")).toBe(vault.lookUp("telegram:1"));
  expect(vault.lookUp("telegram:2")).not.toBe(vault.lookUp("telegram:1"));
  expect(other.lookUp("telegram:1")).not.toBe(vault.lookUp("telegram:1"));
});

test("a key of another length is refused", () => {
  expect(() => openVault(Buffer.alloc(16))).toThrow("32 bytes");
});
