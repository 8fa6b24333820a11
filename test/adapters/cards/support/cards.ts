import { join } from "node:path";
import type { Card } from "#core/cards/card.ts";

export const PICTURES = join(import.meta.dirname, "../../../../pictures");

export const dutch: Card = {
  locale: "nl",
  direction: "ltr",
  title: "Moet je je huis uit?",
  numbered: true,
  tiles: [
    { pictogram: "call-town-hall", caption: "Bel vandaag de gemeente" },
    { pictogram: "digid", caption: "Log in met DigiD" },
    { pictogram: "payment-plan", caption: "Betaal elke maand € 25" },
  ],
  call: { number: "0800-8020", caption: "Gratis uitleg over je rechten" },
};

export const arabic: Card = {
  locale: "ar",
  direction: "rtl",
  title: "يريدون إخراجك من البيت؟",
  numbered: true,
  tiles: [
    { pictogram: "call-town-hall", caption: "اتصل بالرقم 0800-8020 مجاناً" },
    { pictogram: "digid", caption: "سجّل الدخول عبر DigiD" },
    { pictogram: "payment-plan", caption: "ادفع € 25 كل شهر (betalingsregeling)" },
  ],
  call: { number: "0800-8020", caption: "شرح مجاني" },
};

export const withTiles = (card: Card, count: number): Card => ({
  ...card,
  tiles: Array.from({ length: count }, () => card.tiles[0] as Card["tiles"][number]),
});
