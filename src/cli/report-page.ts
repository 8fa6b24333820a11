import type { Measures } from "#core/check/measures.ts";

/** A topic or a file of texts, as it is read and ticked. */
export type Unit = {
  id: string;
  fingerprint: string;
  reviewed: { by: string; on: string } | null;
  /** Its card, from the folder of the report. */
  card: string | null;
  rows: readonly { key: string; dutch: readonly string[]; own: readonly string[] }[];
  issues: readonly string[];
};

export type PageOfLanguage = {
  id: string;
  name: string;
  direction: "ltr" | "rtl";
  measures: Measures;
  units: readonly Unit[];
};

/** Text that is put into the page as it is. */
class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
type Part = string | number | Html | readonly Html[];

/** Puts parts into a piece of page; texts are escaped. */
function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: pieces }, ...parts.map(shown)));
}

function shown(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(({ text }) => text).join("");
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One language beside the Dutch, with ticks; or all of them, topic by topic. */
export function page(
  shownPages: readonly PageOfLanguage[],
  all: readonly PageOfLanguage[],
): string {
  const [only] = shownPages;
  const isOne = shownPages.length === 1 && only !== undefined;
  const title = isOne ? `${only.name} (${only.id})` : "All languages";
  const body = isOne
    ? [reviewForm(only), ...only.units.map((unit) => oneUnit(only, unit))]
    : sideBySide(all);
  return html`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Geldbuur: ${title}</title>
<style>${new Html(STYLE)}</style>
<nav><a href="index.html">All languages</a>${all.map(
    ({ id, name }) => html` <a href="${id}.html">${name}</a>`,
  )}</nav>
<h1>${title}</h1>
${body}
${isOne ? html`<script>${new Html(SCRIPT)}</script>` : ""}
</html>
`.text;
}

function reviewForm({ id, measures, units }: PageOfLanguage): Html {
  const { wordsPerSentence, lettersPerWord, ease } = measures;
  const read = units.filter(({ reviewed }) => reviewed !== null).length;
  const flesch = ease === null ? "" : `, ${Math.round(ease)} Flesch–Douma`;
  return html`<p>${read} of ${units.length} texts reviewed.
${wordsPerSentence.toFixed(1)} words a sentence, ${lettersPerWord.toFixed(1)} letters a word${flesch}.</p>
<form id="review" data-locale="${id}"><p>Read each text aloud, as you would say it to a neighbour. Tick it when
it is right. Then write your name and save; hand the file to the team
(<code>npx geldbuur reviewed &lt;file&gt;</code>).</p>
<label>Your name <input name="by" required></label> <button>Save what I ticked</button></form>`;
}

function oneUnit({ id: locale, direction }: PageOfLanguage, unit: Unit): Html {
  const { id, fingerprint, reviewed, card, rows, issues } = unit;
  const seen = reviewed ? `, read by ${reviewed.by} on ${reviewed.on}` : "";
  return html`<section id="${id}"><h2><label><input type="checkbox" form="review" name="${id}"
value="${fingerprint}"${new Html(reviewed ? " checked" : "")}> ${id}${seen}</label></h2>
${issues.map((issue) => html`<p class="issue">${issue}</p>`)}
<div class="unit"><table>${rows.map(
    ({ key, dutch, own }) => html`<tr><th>${key}</th><td lang="nl">${lines(dutch)}</td>
<td lang="${locale}" dir="${direction}">${lines(own)}</td></tr>`,
  )}</table>
${card ? html`<img loading="lazy" width="360" height="360" alt="" src="${card}">` : ""}</div></section>`;
}

/** Every topic, the languages beside one another. */
function sideBySide(pages: readonly PageOfLanguage[]): Html[] {
  const topics = pages[0]?.units.filter(({ card }) => card !== null) ?? [];
  return topics.map(
    ({ id }) =>
      html`<section id="${id}"><h2>${id}</h2><div class="row">${pages.map((one) => {
        const unit = one.units.find((other) => other.id === id);
        return unit ? column(one, unit) : html``;
      })}</div></section>`,
  );
}

function column({ id, name, direction }: PageOfLanguage, { id: unit, card, rows }: Unit): Html {
  return html`<article lang="${id}" dir="${direction}"><h3><a href="${id}.html#${unit}">${name}</a></h3>
${card ? html`<img loading="lazy" width="240" height="240" alt="" src="${card}">` : ""}
${rows.map(({ key, own }) => html`<h4>${key}</h4>${lines(own)}`)}</article>`;
}

function lines(texts: readonly string[]): Html[] {
  return texts.map((text) => html`<p>${text}</p>`);
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; padding: 0 1rem; max-width: 110rem; }
nav a { margin-inline-end: .75rem; } .unit, .row { display: flex; gap: 1rem; align-items: flex-start; }
.row { overflow-x: auto; } article { flex: 0 0 260px; border: 1px solid #ccc; padding: .5rem; }
table { border-collapse: collapse; flex: 1; } td, th { border: 1px solid #ddd; padding: .4rem; vertical-align: top; width: 45%; text-align: start; }
th { width: 10%; font-weight: normal; color: #555; } p { margin: 0 0 .3rem; } h4 { margin: .5rem 0 0; color: #555; font-weight: normal; }
.issue { color: #a33; } form { position: sticky; top: 0; background: #fff; padding: .5rem; border: 1px solid #ccc; }
img { border: 1px solid #ccc; } input[type=checkbox] { width: 1.3rem; height: 1.3rem; }`;

const SCRIPT = `
const form = document.getElementById("review");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const texts = Object.fromEntries([...document.querySelectorAll("input[type=checkbox]:checked")].map((box) => [box.name, box.value]));
  const review = { locale: form.dataset.locale, by: form.by.value, on: new Date().toISOString().slice(0, 10), texts };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(review, null, 2)], { type: "application/json" }));
  link.download = "review-" + review.locale + ".json";
  link.click();
});`;
