import { byId } from "./dom.ts";
import { word } from "./words.ts";

/** Asks whether everything may go. */
export function askToDelete(): Promise<boolean> {
  const dialog = byId("sure", HTMLDialogElement);
  if (typeof dialog.showModal !== "function") {
    return Promise.resolve(confirm(`${word("delete-ask")} ${word("delete-note")}`));
  }
  return new Promise((resolve) => {
    for (const button of dialog.querySelectorAll("button")) {
      button.onclick = () => dialog.close(button.value);
    }
    dialog.returnValue = "no";
    dialog.onclose = () => resolve(dialog.returnValue === "yes");
    dialog.showModal();
    dialog.querySelector<HTMLButtonElement>("[value=no]")?.focus();
  });
}
