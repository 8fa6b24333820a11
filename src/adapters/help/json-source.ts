import type { Issue } from "#core/issue.ts";
import type { Origins } from "./origin.ts";

/** Deeper than any help point; a file made to overflow the stack stops here. */
const MOST_DEEP = 100;

class JsonFault extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

type Reader = { text: string; at: number; depth: number; keep(value: object, at: Keys): void };
type Keys = { at: number; keys: ReadonlyMap<string, number> };

/**
 * Reads JSON like JSON.parse and notes of every object and list on which line it stands. A text
 * that is no JSON gives one issue and no value.
 */
export function readJson(
  text: string,
  file: string,
  origins: Origins,
): { value: unknown; issue: Issue | null } {
  const lineAt = linesOf(text);
  const reader: Reader = {
    text: text.replace(/^\ufeff/, " "),
    at: 0,
    depth: 0,
    keep(value, { at, keys }) {
      const lines = new Map([...keys].map(([key, place]) => [key, lineAt(place)]));
      origins.set(value, { file, line: lineAt(at), keys: lines, isRow: false });
    },
  };
  try {
    const value = readValue(reader);
    skipSpace(reader);
    if (reader.at < text.length) throw new JsonFault(reader.at, "nothing more after the last }");
    return { value, issue: null };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const message = `this is no JSON: write ${error.message}`;
    return {
      value: undefined,
      issue: { file, line: lineAt(error.at), key: "", message, severity: "fault" },
    };
  }
}

function readValue(reader: Reader): unknown {
  skipSpace(reader);
  const sign = reader.text[reader.at];
  if (sign === "{") return deeper(reader, readObject);
  if (sign === "[") return deeper(reader, readList);
  if (sign === '"') return readText(reader);
  return readWord(reader);
}

function deeper<T>(reader: Reader, read: (reader: Reader) => T): T {
  reader.depth++;
  if (reader.depth > MOST_DEEP) throw new JsonFault(reader.at, "it less deeply nested");
  const value = read(reader);
  reader.depth--;
  return value;
}

function readObject(reader: Reader): object {
  const at = reader.at;
  const value: Record<string, unknown> = {};
  const keys = new Map<string, number>();
  readItems(reader, "}", () => {
    const place = reader.at;
    if (reader.text[place] !== '"') throw new JsonFault(place, 'a key in quotes: "name"');
    const key = readText(reader);
    if (keys.has(key)) throw new JsonFault(place, `the key "${key}" once only`);
    skipSpace(reader);
    if (reader.text[reader.at] !== ":") throw new JsonFault(reader.at, `a : after "${key}"`);
    reader.at++;
    keys.set(key, place);
    Object.defineProperty(value, key, {
      value: readValue(reader),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  });
  reader.keep(value, { at, keys });
  return value;
}

function readList(reader: Reader): unknown[] {
  const at = reader.at;
  const value: unknown[] = [];
  const keys = new Map<string, number>();
  readItems(reader, "]", () => {
    keys.set(String(value.length), reader.at);
    value.push(readValue(reader));
  });
  reader.keep(value, { at, keys });
  return value;
}

function readItems(reader: Reader, end: "}" | "]", readItem: () => void): void {
  reader.at++;
  skipSpace(reader);
  if (reader.text[reader.at] === end) {
    reader.at++;
    return;
  }
  for (;;) {
    skipSpace(reader);
    readItem();
    skipSpace(reader);
    const sign = reader.text[reader.at++];
    if (sign === end) return;
    if (sign !== ",") throw new JsonFault(reader.at - 1, `a comma or a ${end}`);
  }
}

/** A backslash keeps the quote after it; JSON.parse knows the rest of the rules. */
function readText(reader: Reader): string {
  const start = reader.at;
  const rest = /"(?:[^"\\]|\\.)*"/y;
  rest.lastIndex = start;
  const found = rest.exec(reader.text)?.[0];
  if (found === undefined) throw new JsonFault(start, 'a closing quote: "');
  reader.at = start + found.length;
  return parsed(found, start, 'text in quotes, with \\" for a quote and \\n for a new line');
}

function readWord(reader: Reader): unknown {
  const rest = /[^\s,:[\]{}"]+/y;
  rest.lastIndex = reader.at;
  const found = rest.exec(reader.text)?.[0];
  const mend = "a value: text in quotes, a number, true, false, a list [ ] or an object { }";
  if (found === undefined) throw new JsonFault(reader.at, mend);
  const value = parsed<unknown>(found, reader.at, mend);
  reader.at += found.length;
  return value;
}

function parsed<T = string>(json: string, at: number, mend: string): T {
  try {
    return JSON.parse(json);
  } catch {
    throw new JsonFault(at, mend);
  }
}

function skipSpace(reader: Reader): void {
  while (/[ \t\r\n]/.test(reader.text[reader.at] ?? "")) reader.at++;
}

/** Tells the line of a position, counted from 1. */
function linesOf(text: string): (at: number) => number {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
