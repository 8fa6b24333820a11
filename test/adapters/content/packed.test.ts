import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack } from "#adapters/content/packed.ts";

const array = fc.oneof(
  fc.int8Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.float32Array({ noNaN: true }),
  fc.float64Array({ noNaN: true }),
);

test("whatever was packed is unpacked as it was", () => {
  const value = fc.oneof(array, fc.string(), fc.integer(), fc.array(fc.string()));
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value), (data) => {
      expect({ ...(unpack(pack(data)) as object) }).toEqual({ ...data });
    }),
  );
});

test("bytes that were cut short are refused", () => {
  const packed = pack({ many: new Int32Array(100), name: "x" });
  expect(() => unpack(packed.slice(0, packed.length - 8))).toThrow();
  expect(() => unpack(packed.slice(0, 2))).toThrow();
});
