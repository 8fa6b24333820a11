import { z } from "zod";
import type { Report } from "./origin.ts";
import type { Row } from "./tables.ts";

type Path = readonly PropertyKey[];

/** A site as people type it gets its scheme; what is no site is left out, and told. */
export function mendSite(holder: Row, key: string, path: Path, report: Report): void {
  const site = holder[key];
  if (typeof site !== "string" || /^https?:\/\/\S+\.\S+$/.test(site)) return;
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(site)) {
    holder[key] = `https://${site}`;
    return;
  }
  Reflect.deleteProperty(holder, key);
  report.warning([...path, key], `left out: "${shortened(site)}" is no address of a site`);
}

/** An address is freed of what feeds write around it; what is none is left out, and told. */
export function mendEmail(holder: Row, path: Path, report: Report): void {
  const email = holder["email"];
  if (typeof email !== "string") return;
  const address = email.trim().replace(/^mailto:/i, "");
  holder["email"] = address;
  if (z.email().safeParse(address).success) return;
  Reflect.deleteProperty(holder, "email");
  report.warning([...path, "email"], `left out: "${shortened(email)}" is no e-mail address`);
}

/** Enough of a text to know it by. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
