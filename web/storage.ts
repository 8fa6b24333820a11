/** In a frame, or with cookies switched off, a browser may refuse; then it lasts as long as the page. */
const inMemory = new Map<string, string>();
const PREFIX = "geldbuur.";
const local = localStorageIfAllowed();

function localStorageIfAllowed(): Storage | null {
  try {
    localStorage.setItem(`${PREFIX}probe`, "1");
    localStorage.removeItem(`${PREFIX}probe`);
    return localStorage;
  } catch {
    return null;
  }
}

/** Reads what the phone keeps under the name; null when there is nothing sound. */
export function recall<Value>(name: string): Value | null {
  const text = local ? local.getItem(PREFIX + name) : inMemory.get(name);
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Keeps it; says whether there was room. */
export function keep(name: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  try {
    if (local) local.setItem(PREFIX + name, text);
    else inMemory.set(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Forgets everything that was kept. */
export function wipe(): void {
  inMemory.clear();
  for (const name of Object.keys(local ?? {})) {
    if (name.startsWith(PREFIX)) local?.removeItem(name);
  }
}

/** Calls back when another tab changed what is kept. */
export function onOtherTab(changed: (name: string) => void): void {
  addEventListener("storage", ({ key }) => changed(key?.slice(PREFIX.length) ?? "session"));
}
