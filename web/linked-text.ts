import { isolate } from "#core/text/direction.ts";
import { element } from "./dom.ts";

/** Sites, and what may be a phone number; the latter is looked at more closely. */
const CANDIDATE =
  /(?:https?:\/\/|www\.)[^\s<>"⁦-⁩]+|(?:[a-z0-9-]+\.)+(?:nl|com|org|eu|info|net)(?![a-z0-9@-])(?:\/[^\s<>"⁦-⁩]*)?|[+(]?\d(?:[ \u00a0()-]{0,2}\d){2,13}/gi;
const TRAILING = /[.,;:!?)»”’'"،؟]+$/;

/** Text as nodes, with sites and phone numbers as links; the other direction's runs are isolated. */
export function linkedText(text: string, direction: "ltr" | "rtl"): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const found = match[0].replace(TRAILING, "");
    const href = hrefOf(found, text.slice(0, match.index), text.slice(match.index + found.length));
    if (href === null) continue;
    nodes.push(document.createTextNode(isolate(text.slice(from, match.index), direction)));
    nodes.push(link(href, found));
    from = match.index + found.length;
  }
  nodes.push(document.createTextNode(isolate(text.slice(from), direction)));
  return nodes;
}

/** A link that tells the other side nothing of where it was found. */
export function link(href: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const isCall = href.startsWith("tel:");
  const elsewhere = isCall ? {} : { target: "_blank", rel: "noopener noreferrer" };
  return element("a", { href, dir: "ltr", ...elsewhere }, ...content);
}

/** `tel:` with only what can be dialled. */
export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, "")}`;
}

/** An address of the web and nothing else; null for what is not one. */
export function webHref(site: string): string | null {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(site) ? site : `https://${site}`);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function hrefOf(found: string, before: string, after: string): string | null {
  if (/^[+(]?\d[\d\s()\u00a0-]*$/.test(found)) {
    return isPhone(found, before, after) ? phoneHref(found) : null;
  }
  return before.endsWith("@") || after.startsWith("@") ? null : webHref(found);
}

/**
 * Dutch numbers: ten digits from 0; 0800 and 0900 with four or seven more; 14 0xx; or with + in front.
 * Not 112 and 113: in a text they may count something, and nobody should call them by a slip.
 */
function isPhone(found: string, before: string, after: string): boolean {
  if (/(?:[\d.,/:-]|€\s?)$/.test(before) || /^(?:[\d%/:]|\s?€|[.,-]\d)/.test(after)) return false;
  const digits = found.replace(/\D/g, "");
  if (found.startsWith("+")) return digits.length >= 9;
  if (/^0(8|9)00/.test(digits)) return digits.length === 8 || digits.length === 11;
  return /^0[1-9]\d{8}$|^140\d{2,3}$/.test(digits);
}
