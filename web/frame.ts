import { byId } from "./dom.ts";

/** On another site the chat lies in a frame: it can be closed, and says so to the page around it. */
export function closable(): void {
  if (window.parent === window) return;
  document.documentElement.classList.add("framed");
  const button = byId("close", HTMLButtonElement);
  // Nothing in it is secret: the page around may hear it, whoever it is.
  const close = () => window.parent.postMessage("geldbuur:close", "*");
  button.hidden = false;
  button.onclick = close;
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !document.querySelector("dialog[open]")) close();
  });
}
