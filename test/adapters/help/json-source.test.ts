import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "#adapters/help/json-source.ts";
import { locate, type Origins } from "#adapters/help/origin.ts";

test("every value is read as JSON.parse reads it, however it is laid out", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(readJson(text, "a.json", new WeakMap()).value).toEqual(JSON.parse(text));
    }),
  );
});

test("where a value stands is known by its path", () => {
  const origins: Origins = new WeakMap();
  const text = '{\n  "a": [\n    {"b": 1},\n    {\n      "b": 2\n    }\n  ]\n}';
  const { value } = readJson(text, "a.json", origins);
  const at = { file: "a.json" };
  expect(locate(origins, value, ["a", 1, "b"])).toEqual({ ...at, line: 5, key: "a.1.b" });
  expect(locate(origins, value, ["a", 1, "missing"])).toMatchObject({ line: 4 });
  expect(locate(origins, value, [])).toEqual({ ...at, line: 1, key: "" });
});

describe("a text that is no JSON", () => {
  test.each([
    ["", 1, "a value"],
    ['{\n"a": 1,\n}', 3, "a key in quotes"],
    ['{\n"a": 1\n"b": 2}', 3, "a comma or a }"],
    ["[1,\n2", 2, "a comma or a ]"],
    ['{"a": "open}', 1, "a closing quote"],
    ['{"a": "two\nlines"}', 1, "\\n for a new line"],
    ['{"a": 1}\n}', 2, "nothing more"],
    ['{"a": 1,\n"a": 2}', 2, 'the key "a" once'],
    ["[".repeat(5000), 1, "less deeply"],
    ["{'a': 1}", 1, "a key in quotes"],
    ['{"a": yes}', 1, "a value"],
  ])("%j is told on its line, with what to write", (text, line, mend) => {
    const { value, issue } = readJson(text, "a.json", new WeakMap());
    expect(value).toBeUndefined();
    expect(issue).toMatchObject({ file: "a.json", line, severity: "fault" });
    expect(issue?.message).toContain(mend);
  });

  test("any text at all gives a value or an issue, never a throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\n1 \n-eat') }), (text) => {
        const { value, issue } = readJson(text, "a.json", new WeakMap());
        expect(issue === null ? value !== undefined : issue.line !== null).toBe(true);
      }),
    );
  });
});
