import { slipsBetween } from "#core/directory/near-name.ts";

/** So many slips of the finger still look like the same name. */
const SLIPS = 3;
/** More names than these help nobody. */
const NAMED = 6;

/** What to write instead of an unknown name: the one that looks like it, else the first few. */
export function instead(wrong: string, known: Iterable<string>): string {
  const names = [...known];
  const [nearest] = names
    .map((name) => ({ name, slips: slipsBetween(wrong, name) }))
    .filter(({ name, slips }) => slips <= Math.min(SLIPS, name.length / 3))
    .sort((one, other) => one.slips - other.slips);
  if (nearest) return `write "${nearest.name}"`;
  if (names.length === 0) return "leave it out";
  const more = names.length > NAMED ? " …" : "";
  return `write one of ${names.slice(0, NAMED).join(", ")}${more}`;
}
