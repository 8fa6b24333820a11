import { byId } from "./dom.ts";
import { word } from "./words.ts";

const TYPING_MS = 8_000;
/** Most answers are there sooner; then the page stays still. */
const PATIENCE_MS = 500;

export type StatusView = {
  online(isOnline: boolean): void;
  /** Shows a word of the page under the header; an empty key takes it away. */
  note(key: string): void;
  typing(isTyping: boolean): void;
  /** Says the same in the page's new language. */
  redraw(): void;
};

/** The line under the header and the one under the log: no internet, a note, typing. */
export function statusView(): StatusView {
  const notice = byId("notice", HTMLElement);
  const typing = byId("typing", HTMLElement);
  let isOffline = false;
  let isTyping = false;
  let noted = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  function redraw(): void {
    put(notice, isOffline ? "offline" : noted);
    put(typing, isTyping ? "typing" : "");
    notice.classList.toggle("warns", isOffline);
    document.documentElement.classList.toggle("offline", isOffline);
  }

  function showTyping(isNow: boolean): void {
    isTyping = isNow;
    redraw();
    if (isNow) timer = setTimeout(showTyping, TYPING_MS, false);
  }

  return {
    online(isOnline) {
      isOffline = !isOnline;
      redraw();
    },
    note(key) {
      noted = key;
      redraw();
    },
    typing(isNow) {
      clearTimeout(timer);
      if (isNow) timer = setTimeout(showTyping, PATIENCE_MS, true);
      else showTyping(false);
    },
    redraw,
  };
}

/** The same words put down again would be read out again. */
function put(place: HTMLElement, key: string): void {
  const words = key && word(key);
  if (place.textContent !== words) place.textContent = words;
}
