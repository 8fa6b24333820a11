import type { Language } from "#adapters/channels/web/page-routes.ts";
import { byId, element } from "./dom.ts";

/** The list of languages, each by its own name. */
export function languagePicker(
  languages: readonly Language[],
  onPick: (language: Language) => void,
): { show(locale: string): void } {
  const select = byId("language", HTMLSelectElement);
  select.replaceChildren(
    ...languages.map(({ locale, name, direction }) =>
      element("option", { value: locale, lang: locale, dir: direction }, name),
    ),
  );
  select.onchange = () => {
    const picked = languages.find(({ locale }) => locale === select.value);
    if (picked) onPick(picked);
  };
  return {
    show(locale) {
      select.value = locale;
    },
  };
}
