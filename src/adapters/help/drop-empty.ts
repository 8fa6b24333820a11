/**
 * Takes out, in place, every key that says nothing: null or an empty text. Feeds write both where
 * a field does not apply. Lists keep their places, so that paths stay right.
 */
export function dropEmpty(value: unknown, seen: WeakSet<object> = new WeakSet()): void {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  for (const [key, child] of Object.entries(value)) {
    const isEmpty = child === null || (typeof child === "string" && child.trim() === "");
    if (isEmpty && !Array.isArray(value)) Reflect.deleteProperty(value, key);
    else dropEmpty(child, seen);
  }
}
