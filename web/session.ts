import { keep, recall } from "./storage.ts";

/** 128 random bits as hexadecimal. Who knows them is this contact; nobody else is told. */
export function session(): string {
  const known = recall<string>("session");
  if (known !== null && /^[0-9a-f]{32}$/.test(known)) return known;
  const made = randomId();
  keep("session", made);
  return made;
}

/** A new id for an event. (`crypto.randomUUID` is missing on older phones.) */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
