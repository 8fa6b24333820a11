import { TOPICS_PER_PAGE } from "#core/flow/limits.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { stepsIn } from "./flow-ways.ts";
import { itemsIn, keyFits, type TextIndex } from "./text-index.ts";

const BUTTONS = Object.values(CHANNEL_LIMITS).flatMap(({ buttons }) => buttons ?? []);
/** What every channel with buttons can show. */
const LABEL = Math.min(...BUTTONS.map(({ label }) => label));
const ROWS = Math.min(...BUTTONS.map(({ most }) => most));

/** Labels that do not fit a button; such a message becomes a numbered list on that channel. */
export function labels(
  { pictures }: CheckedContent,
  _locale: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  return itemsIn(texts).flatMap(({ key, file, path, text }) => {
    const length = [...text].length;
    if (keyFits(key, "choices.*") && length > LABEL) {
      const message = `${length} characters, a button holds ${LABEL}: write it shorter`;
      return [fault(file, path, message)];
    }
    const sign = keyFits(key, "topics.*.name") ? pictures.signs[String(path[0])]?.emoji : undefined;
    const label = `${sign} ${text}`;
    const over = [...label].length - LABEL;
    // A name that is too long by itself is told of as such.
    if (sign === undefined || over <= 0 || length > LABEL) return [];
    const message = `with its sign "${label}" is ${over + LABEL} characters, a button holds ${LABEL}: write ${over} less`;
    return [warning(file, path, message)];
  });
}

/** Steps with more choices than a channel has rows for. */
export function rows({ flows, letters }: CheckedContent): Finding[] {
  /** What a scene adds by itself: a page of topics and the way to the next, the senders of letters. */
  const added: Partial<Record<string, number>> = {
    group: TOPICS_PER_PAGE + 1,
    "letter-senders": letters.length,
  };
  return stepsIn(flows).flatMap(({ file, path, step, choices }) => {
    const shown = "show" in step ? (added[step.show] ?? 0) : 0;
    const over = choices.length + shown - ROWS;
    if (over <= 0) return [];
    const message = `${over + ROWS} choices, a list holds ${ROWS}: leave ${over} out`;
    return [warning(file, [...path, "choices"], message)];
  });
}
