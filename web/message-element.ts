import type { Block, Choice } from "#core/message.ts";
import { blockElement } from "./block-element.ts";
import { element, icon } from "./dom.ts";
import type { Entry, Own, Theirs } from "./history.ts";
import { directionOf } from "./languages.ts";
import { canSpeak, toggleSpeech } from "./speech.ts";
import { word } from "./words.ts";

/** One thing said, as it stands in the log. */
export function entryElement(entry: Entry): HTMLElement {
  return entry.from === "me" ? ownElement(entry) : theirElement(entry);
}

function ownElement(entry: Own): HTMLElement {
  const { id, kind, text } = entry;
  const bubble = element("p", { class: "bubble", dir: "auto" });
  if (kind === "photo") bubble.append(icon("photo"), word("photo-kept"));
  else if (kind === "location") bubble.append(icon("map"), word("location-shared"));
  else bubble.append(text);
  const who = element("span", { class: "hidden" }, `${word("you")}: `);
  const state = element("p", { class: "state" });
  const made = element("div", { class: "entry me", "data-id": id }, who, bubble, state);
  showState(made, entry);
  return made;
}

/** What became of it; changed in place, so that it is not read out again. */
export function showState(made: HTMLElement, { state }: Own): void {
  made.dataset["state"] = state;
  const shown = made.querySelector(".state");
  if (!shown) return;
  shown.textContent = { sent: "", waiting: word("waiting"), refused: word("not-sent") }[state];
}

function theirElement({ id, frame }: Theirs): HTMLElement {
  const { message, card, buttons } = frame;
  const direction = directionOf(message.locale);
  const bubble = element("div", { class: "bubble" });
  bubble.append(...message.blocks.map((block) => blockElement(block, direction)));
  if (card) bubble.append(picture(card));
  bubble.append(listenButton(message.locale, spoken(message.blocks, card?.alt, buttons)));
  const who = element("span", { class: "hidden" }, "Geldbuur: ");
  const is = { class: "entry us", "data-id": id, lang: message.locale, dir: direction };
  return element("div", is, who, bubble);
}

/** The size is given beforehand, so that nothing jumps when the picture comes in. */
function picture({ url, alt }: { url: string; alt: string }): HTMLElement {
  const image = element("img", {
    class: "card",
    src: url,
    alt: `${word("picture")}: ${alt}`,
    width: "1080",
    height: "1080",
    decoding: "async",
  });
  image.onerror = () => image.classList.add("missing");
  return image;
}

function listenButton(locale: string, pieces: readonly string[]): HTMLButtonElement {
  const label = element("span", {}, word("listen"));
  const button = element("button", { type: "button", class: "listen" }, icon("listen"), label);
  button.dataset["listen"] = locale;
  button.hidden = !canSpeak(locale);
  button.onclick = () =>
    toggleSpeech(button, pieces, locale, (isSpeaking) => {
      label.textContent = word(isSpeaking ? "stop-listening" : "listen");
      button.classList.toggle("on", isSpeaking);
    });
  return button;
}

/** Everything there is to read, the choices last. */
function spoken(
  blocks: readonly Block[],
  alt: string | undefined,
  choices: readonly Choice[],
): string[] {
  const said = blocks.flatMap((block) => {
    if (block.type === "text" || block.type === "heading") return [block.text];
    if (block.type === "list") return block.items;
    const facts = block.type === "place" ? block.lines : [block.note ?? ""];
    return [block.name, ...facts, block.phone ?? ""];
  });
  const shown = alt === undefined ? [] : [`${word("picture")}: ${alt}`];
  return [...said, ...shown, ...choices.map(({ label }) => label)].filter((piece) => piece !== "");
}
