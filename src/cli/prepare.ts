import { cardPainter } from "#adapters/cards/painter.ts";
import type { Content } from "#core/content.ts";
import { linksTo } from "#core/links.ts";
import { addressOf, readConfig } from "#src/config.ts";
import { openContent, ROOT } from "#src/content.ts";
import { type Rehearsal, rehearse } from "#src/rehearsal.ts";
import { UsageError } from "./command.ts";

/** The content of a town, or of the one in the settings. */
export function townContent(town: string | undefined, now: number): Content {
  const config = readConfig();
  return openContent(town ?? config.town, linksTo(addressOf(config)), now);
}

/** A rehearsal over the real content, and how to end it. */
export function openRehearsal(
  town: string | undefined,
  start: number,
): { rehearsal: Rehearsal; content: Content; close(): Promise<void> } {
  const content = townContent(town, start);
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
