/**
 * The chat on another site:
 * `<script src="https://chat.example.nl/embed.js" data-town="…" data-locale="tr" async></script>`.
 * A round button at the bottom end opens the chat in a frame. It loads nothing until it is pressed,
 * and is styled from here, so that a strict site needs to allow no inline style.
 */
type Styles = Partial<Record<string, string>>;

const OPEN = import.meta.glob<string>("../locales/*/web.json", { eager: true, import: "open" });
const MARK =
  "M32 4C15.4 4 4 14.6 4 28.5c0 7.6 3.5 14.2 9.2 18.6-.3 3.9-1.7 7.7-4.3 10.7-.8.9 0 2.3 1.2 2.1 5.7-.8 10.5-2.9 14.1-5.8 2.5.5 5.1.8 7.8.8 16.6 0 28-11.2 28-25.9S48.6 4 32 4z";

function embed(script: HTMLScriptElement): void {
  const { town, locale, start } = script.dataset;
  const chat = new URL("/", script.src);
  for (const [name, value] of Object.entries({ town, locale, start })) {
    if (value) chat.searchParams.set(name, value);
  }
  let frame: HTMLIFrameElement | null = null;
  const button = openButton(labelFor(locale ?? document.documentElement.lang));
  button.onclick = () => (isOpen() ? close() : open());
  document.body.append(button);
  addEventListener("message", (event) => {
    if (event.source === frame?.contentWindow && event.data === "geldbuur:close") close();
  });

  function isOpen(): boolean {
    return frame !== null && frame.style.display !== "none";
  }

  function open(): void {
    frame ??= chatFrame(chat.href);
    if (!frame.isConnected) document.body.append(frame);
    place(frame);
    button.setAttribute("aria-expanded", "true");
    button.style.display = isSmall() ? "none" : "flex";
    frame.focus();
  }

  function close(): void {
    if (frame) frame.style.display = "none";
    button.style.display = "flex";
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }
}

function labelFor(locale: string): string {
  const of = (id: string) => OPEN[`../locales/${id}/web.json`];
  return of(locale) ?? of(locale.split("-")[0] ?? "") ?? of("nl") ?? "Geldbuur";
}

function isSmall(): boolean {
  return innerWidth < 560;
}

function style(element: HTMLElement, styles: Styles): void {
  for (const [name, value = ""] of Object.entries(styles)) element.style.setProperty(name, value);
}

function openButton(label: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-expanded", "false");
  style(button, {
    position: "fixed",
    "inset-block-end": "20px",
    "inset-inline-end": "20px",
    "z-index": "2147483000",
    display: "flex",
    "align-items": "center",
    "justify-content": "center",
    width: "64px",
    height: "64px",
    padding: "0",
    border: "3px solid #fbf6ec",
    "border-radius": "50%",
    background: "#0f5c4d",
    "box-shadow": "0 4px 18px rgba(23, 33, 30, 0.3)",
    cursor: "pointer",
  });
  button.append(mark());
  return button;
}

function mark(): SVGElement {
  const draw = (name: string, attributes: Record<string, string>) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = draw("svg", {
    viewBox: "0 0 64 64",
    width: "38",
    height: "38",
    "aria-hidden": "true",
  });
  svg.append(draw("path", { d: MARK, fill: "#fbf6ec" }));
  svg.append(draw("path", { d: "M32 13.5 13 29.3h6v14.2h26V29.3h6z", fill: "#0f5c4d" }));
  svg.append(draw("circle", { cx: "32", cy: "33", r: "7.2", fill: "#d9622b" }));
  return svg as SVGElement;
}

function chatFrame(src: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = "Geldbuur";
  frame.allow = "geolocation";
  frame.src = src;
  return frame;
}

/** The whole screen of a phone; a card above the button elsewhere. */
function place(frame: HTMLIFrameElement): void {
  const common = { position: "fixed", display: "block", border: "0", "z-index": "2147483001" };
  const phone = { inset: "0", width: "100%", height: "100%" };
  const desktop = {
    "inset-block-end": "100px",
    "inset-inline-end": "20px",
    width: "400px",
    height: "min(680px, calc(100vh - 120px))",
    "border-radius": "20px",
    "box-shadow": "0 12px 48px rgba(23, 33, 30, 0.28)",
  };
  frame.removeAttribute("style");
  style(frame, { ...common, ...(isSmall() ? phone : desktop) });
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.body) embed(script);
  else addEventListener("DOMContentLoaded", () => embed(script));
}
