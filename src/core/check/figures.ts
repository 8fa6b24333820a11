import { dayNumber } from "#core/text/calendar.ts";
import { type Figure, figuresIn, isExpired } from "#core/text/figures.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { keyFits, type TextIndex } from "./text-index.ts";

const FILE = "topics/figures.yaml";
/** Days before its end that a figure is told of. */
const SOON_DAYS = 60;
/** A bare host name, as it is said: `toeslagen.nl`. */
const SITE = /^([a-z0-9-]+\.)+[a-z]{2,}$/;
/** Where a figure would be drawn or tapped long after it has changed. */
const NOT_HERE = ["topics.*.name", "topics.*.title", "topics.*.card"];

/** Figures that have ended or soon will, that nobody names, and that stand where they may not. */
export function figures(
  content: CheckedContent,
  indexes: ReadonlyMap<string, TextIndex>,
): Finding[] {
  const all = [...indexes.values()];
  const named = new Set(
    all.flatMap((texts) => [...texts.values()].flatMap((entry) => entry.texts.flatMap(figuresIn))),
  );
  const own = Object.entries(content.figures).flatMap(([id, entry]) => [
    ...ending(id, entry, content.today),
    ...(SITE.test(entry.look)
      ? []
      : [
          fault(
            FILE,
            [id, "look"],
            `"${entry.look}" is no site: write its bare name, like toeslagen.nl`,
          ),
        ]),
    ...(named.has(id)
      ? []
      : [
          warning(
            FILE,
            [id],
            `no text names this figure: write {{figure.${id}}} somewhere, or take it out`,
          ),
        ]),
  ]);
  return [...own, ...all.flatMap(misplaced)];
}

function ending(id: string, entry: Figure, today: string): Finding[] {
  if (entry.until === undefined) return [];
  const at = [id, "until"];
  if (isExpired(entry, today)) {
    const message = `this ended on ${entry.until}, its sentences are no longer said: look at ${entry.look} and write the new figure`;
    return [warning(FILE, at, message)];
  }
  const days = dayNumber(entry.until) - dayNumber(today);
  if (days > SOON_DAYS) return [];
  const message = `this ends in ${days} days, then its sentences fall away: look at ${entry.look} for the new figure`;
  return [warning(FILE, at, message)];
}

function misplaced(texts: TextIndex): Finding[] {
  const findings: Finding[] = [];
  for (const { key, file, path, texts: items } of texts.values()) {
    if (NOT_HERE.some((keys) => keyFits(key, keys)) && items.some(hasFigure)) {
      const message = "a figure changes, this is drawn once: write it without";
      findings.push(fault(file, path, message));
    }
    if (keyFits(key, "topics.*.answer") && items.every(hasFigure)) {
      const message =
        "every sentence names a figure, one day nothing would be left: write one without";
      findings.push(fault(file, path, message));
    }
  }
  return findings;
}

function hasFigure(text: string): boolean {
  return figuresIn(text).length > 0;
}
