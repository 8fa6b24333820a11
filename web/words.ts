/** The words of the page in one language: `locales/<locale>/web.json`. */
let words: Record<string, string> = {};
let wanted = "";

/** The word for a key; empty while they are still on their way. */
export function word(key: string): string {
  return words[key] ?? "";
}

/** Fetches the words of the first of these locales that has any, and writes them on the page. */
export async function useWords(locales: readonly string[]): Promise<void> {
  const asked = locales.join();
  if (asked === wanted) return;
  wanted = asked;
  for (const locale of locales) {
    const found = await fetchJson<Record<string, string>>(
      `/words/${encodeURIComponent(locale)}.json`,
    );
    if (wanted !== asked) return;
    if (found) {
      words = found;
      return write();
    }
  }
  wanted = "";
}

/** JSON from our own server; null when it has none or cannot be reached. */
export async function fetchJson<Value>(path: string): Promise<Value | null> {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function write(): void {
  for (const one of document.querySelectorAll<HTMLElement>("[data-word]")) {
    one.textContent = word(one.dataset["word"] ?? "");
  }
  for (const one of document.querySelectorAll<HTMLElement>("[data-word-label]")) {
    const label = word(one.dataset["wordLabel"] ?? "");
    one.setAttribute("aria-label", label);
    if (one.matches("button")) one.title = label;
  }
}
