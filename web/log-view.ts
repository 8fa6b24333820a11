import type { Choice } from "#core/message.ts";
import { byId, element, icon } from "./dom.ts";
import { type Entry, entries, offered } from "./history.ts";
import { entryElement, showState } from "./message-element.ts";
import { canSpeak, onVoices } from "./speech.ts";
import { word } from "./words.ts";

export type LogOptions = {
  onChoice: (choice: Choice) => void;
  onLocation: () => void;
};

export type LogView = {
  /** Brings the log in line with the history; `settled`: without announcing, at the newest. */
  refresh(how?: "settled"): void;
  /** Redraws all, as when the page's language changed. */
  redraw(): void;
};

const NEAR_END_PX = 80;

/** The conversation on the page. */
export function logView(options: LogOptions): LogView {
  const log = byId("log", HTMLElement);
  const newer = byId("newer", HTMLButtonElement);
  const offer = element("div", { class: "choices", role: "group" });
  log.append(offer);
  // So that it can be scrolled by keyboard.
  log.tabIndex = 0;

  log.addEventListener("scroll", () => {
    if (isNearEnd()) newer.hidden = true;
  });
  newer.onclick = () => toNewest("smooth");
  onVoices(showListen);

  function refresh(how?: "settled"): void {
    if (how === "settled") inSilence();
    const wasNearEnd = isNearEnd();
    const all = entries();
    removeOthers(all);
    const added = all.filter(draw).at(-1);
    drawOffer();
    if (how === "settled") toNewest("auto");
    else if (added) follow(added, wasNearEnd);
    else if (all.length === 0) newer.hidden = true;
  }

  function removeOthers(kept: readonly Entry[]): void {
    const ids = new Set(kept.map(({ id }) => id));
    for (const one of log.querySelectorAll<HTMLElement>(".entry")) {
      if (!ids.has(one.dataset["id"] ?? "")) one.remove();
    }
  }

  /** Whoever is reading further up is not carried off; what comes by itself is read from its beginning. */
  function follow(added: Entry, wasNearEnd: boolean): void {
    if (!wasNearEnd && added.from !== "me") newer.hidden = false;
    else if (isAnswer(added)) toNewest("smooth");
    else scrollTo(elementOf(added), "smooth");
  }

  /** Own words, or the first thing that was said to them. */
  function isAnswer(entry: Entry): boolean {
    const before = elementOf(entry)?.previousElementSibling;
    return entry.from === "me" || !before || before.classList.contains("me");
  }

  function elementOf({ id }: Entry): HTMLElement | null {
    return log.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  }

  /** Draws an entry that is new or changed; says whether it is new. */
  function draw(entry: Entry): boolean {
    const known = elementOf(entry);
    if (known && entry.from === "me") showState(known, entry);
    if (!known) log.insertBefore(entryElement(entry), offer);
    return !known;
  }

  function drawOffer(): void {
    const { choices, asks } = offered();
    const canLocate = asks === "location" && "geolocation" in navigator && isSecureContext;
    const buttons = choices.map((choice) => choiceButton(choice, options.onChoice));
    offer.replaceChildren(...(canLocate ? [locationButton(options.onLocation)] : []), ...buttons);
    offer.hidden = offer.childElementCount === 0;
    offer.setAttribute("aria-label", word("choose"));
  }

  function showListen(): void {
    for (const button of log.querySelectorAll<HTMLElement>("[data-listen]")) {
      button.hidden = !canSpeak(button.dataset["listen"] ?? "");
    }
  }

  function isNearEnd(): boolean {
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  }

  /** Long answers are read from their beginning: the resident's own words stay in sight above them. */
  function toNewest(behavior: "smooth" | "auto"): void {
    newer.hidden = true;
    const own = [...log.querySelectorAll<HTMLElement>(".entry.me")].at(-1);
    scrollTo(own ?? log.querySelector<HTMLElement>(".entry"), behavior);
  }

  function scrollTo(entry: HTMLElement | null, behavior: "smooth" | "auto"): void {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = Math.min(log.scrollHeight, (entry?.offsetTop ?? 0) - log.offsetTop - 12);
    log.scrollTo({ top, behavior: calm ? "auto" : behavior });
  }

  /** What is already known is not read out again. */
  function inSilence(): void {
    log.setAttribute("aria-live", "off");
    setTimeout(() => log.removeAttribute("aria-live"), 500);
  }

  function redraw(): void {
    inSilence();
    const top = log.scrollTop;
    for (const one of log.querySelectorAll(".entry")) one.remove();
    for (const entry of entries()) draw(entry);
    drawOffer();
    log.scrollTop = top;
  }

  return { refresh, redraw };
}

function choiceButton(choice: Choice, onChoice: LogOptions["onChoice"]): HTMLElement {
  const label = element("span", { dir: "auto" }, choice.label);
  const made = { type: "button", class: "choice", "data-choice": choice.id };
  const button = element("button", made, label, icon("next"));
  button.onclick = ({ detail }) => {
    onChoice(choice);
    // A click by keyboard has no count. A finger should not bring up the phone's keyboard.
    if (detail === 0) document.getElementById("field")?.focus();
  };
  return button;
}

function locationButton(onLocation: () => void): HTMLElement {
  const note = element("small", {}, word("location-note"));
  const label = element("span", {}, word("location"), note);
  const button = element("button", { type: "button", class: "choice main" }, icon("map"), label);
  button.onclick = onLocation;
  return button;
}
