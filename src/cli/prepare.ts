import { cardPainter } from "#adapters/cards/painter.ts";
import type { Content } from "#core/content.ts";
import { issueLine } from "#core/issue.ts";
import { dayOf } from "#core/text/format.ts";
import { readConfig } from "#src/config.ts";
import { contentOf, loadContent, ROOT } from "#src/content.ts";
import { type Rehearsal, rehearse } from "#src/rehearsal.ts";
import { StartError } from "#src/start-error.ts";
import { UsageError } from "./command.ts";

/** All content for a command that answers; broken content stops it, with every fault named. */
export function openContent(town: string = readConfig().town, now: number = Date.now()): Content {
  const { read, directory, issues } = loadContent(ROOT, town, dayOf(now));
  const faults = issues.filter(({ severity }) => severity === "fault");
  if (!directory || faults.length > 0) throw new StartError(faults.map(issueLine));
  return contentOf(read, directory, readConfig().address ?? "http://localhost:3000");
}

/** A rehearsal over the real content, and how to end it. */
export function openRehearsal(
  town: string | undefined,
  start: number,
): { rehearsal: Rehearsal; content: Content; close(): Promise<void> } {
  const content = openContent(town, start);
  const painter = cardPainter({ pictures: `${ROOT}/pictures` });
  const rehearsal = rehearse(content, start, painter);
  return { rehearsal, content, close: () => painter.close() };
}

/** A locale that exists. Throws UsageError. */
export function knownLocale(content: Content, locale: string | undefined): string | undefined {
  if (locale === undefined || content.texts.locales.has(locale)) return locale;
  const known = [...content.texts.locales.keys()].join(", ");
  throw new UsageError(`there is no locale "${locale}"; there are ${known}`);
}

/** An instant of an option, epoch milliseconds. Throws UsageError. */
export function instantOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new UsageError(`"${text}" is no time; write 2026-11-23T10:00+01:00`);
  return at;
}
