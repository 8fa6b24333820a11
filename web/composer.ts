import { byId } from "./dom.ts";
import { word } from "./words.ts";

export type Composer = {
  focus(): void;
  /** What is asked for now: another keyboard and another label. */
  ask(what: "location" | "phone" | undefined): void;
};

/** Where one types. */
export function composer(options: {
  onText: (text: string) => void;
  onPhoto: () => void;
}): Composer {
  const form = byId("composer", HTMLFormElement);
  const field = byId("field", HTMLTextAreaElement);
  const photo = byId("photo", HTMLInputElement);

  form.onsubmit = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text !== "") options.onText(text);
    field.value = "";
    grow();
    field.focus();
  };
  field.onkeydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  };
  field.oninput = grow;
  photo.onchange = () => {
    if (photo.files?.length) options.onPhoto();
    // Only that there is a photo is told; the photo itself is let go at once.
    photo.value = "";
  };

  function grow(): void {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }

  return {
    focus: () => field.focus(),
    ask(what) {
      const key = what === "phone" ? "phone-field" : "field";
      field.inputMode = what === "phone" ? "tel" : "text";
      field.placeholder = word(key);
      field.setAttribute("aria-label", word(key));
    },
  };
}
