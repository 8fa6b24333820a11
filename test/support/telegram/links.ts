/** A link as Telegram keeps it, or null when it takes it for none: `tel:`, `mailto:`, a bare word. */
export function checkedLink(link: string): string | null {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(link) ? link : `http://${link}`;
  const url = URL.parse(whole);
  if (!url) return null;
  if (url.protocol === "tg:") return whole;
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return url.hostname.includes(".") ? whole : null;
}
