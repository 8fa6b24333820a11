import { normalise } from "#core/text/normalise.ts";
import type { PersonalData, Understand, Understanding } from "#core/understanding/understanding.ts";

type Meaning = { locale: string; topics: readonly string[]; urgent?: true };

/** Everything that the scripted understanding knows, phrase by phrase. One topic: sure; more: a choice. */
export const PHRASES: Readonly<Record<string, Meaning>> = {
  "ik kan mijn huur niet betalen": { locale: "nl", topics: ["rent-arrears"] },
  "i cannot pay my rent": { locale: "en", topics: ["rent-arrears"] },
  "kiramı ödeyemiyorum bu ay": { locale: "tr", topics: ["rent-arrears"] },
  "لا أستطيع دفع الإيجار": { locale: "ar", topics: ["rent-arrears"] },
  "wat is zorgtoeslag": { locale: "nl", topics: ["healthcare-allowance"] },
  "ik kreeg een boete": { locale: "nl", topics: ["traffic-fine"] },
  "ik krijg kinderbijslag": { locale: "nl", topics: ["child-benefit"] },
  "iets met geld": { locale: "nl", topics: ["rent-arrears", "welfare-benefit", "talk-about-it"] },
  "het gaat thuis niet goed": { locale: "nl", topics: ["violence", "talk-about-it"] },
  "hij slaat mij": { locale: "nl", topics: ["violence"], urgent: true },
  "ik wil niet meer leven": { locale: "nl", topics: ["despair"], urgent: true },
  "morgen moet ik mijn huis uit": { locale: "nl", topics: ["eviction"], urgent: true },
  "yarın evden atılıyorum": { locale: "tr", topics: ["eviction"], urgent: true },
  hallo: { locale: "nl", topics: ["greeting"] },
  bedankt: { locale: "nl", topics: ["thanks"] },
  "waar is hulp": { locale: "nl", topics: ["find-help"] },
  "kan iemand mij bellen": { locale: "nl", topics: ["callback"] },
  "wanneer word ik gebeld": { locale: "nl", topics: ["callback-status"] },
  "wie ben jij": { locale: "nl", topics: ["about-bot"] },
  "wat weet je over mij": { locale: "nl", topics: ["my-data"] },
};

const KNOWN = new Map(
  Object.entries(PHRASES).map(([phrase, meaning]) => [normalise(phrase), meaning]),
);

/** Understanding by a script, so that no test leans on what was learned from the phrases. */
export const understand: Understand = (text, prior): Understanding => {
  const found = KNOWN.get(normalise(text).replace(/[.!?؟]+$/, ""));
  const personalData = personalDataIn(text);
  if (!found) {
    const locale = { id: prior.locale ?? prior.hint ?? scriptOf(text), sure: false };
    return { locale, decision: "none", topics: [], urgent: false, personalData };
  }
  return {
    locale: { id: found.locale, sure: true },
    decision: found.topics.length === 1 ? "answer" : "choose",
    topics: found.topics.map((id, index) => ({ id, score: 0.9 - index / 10 })),
    urgent: found.urgent === true,
    personalData,
  };
};

function scriptOf(text: string): string {
  return /\p{Script=Arabic}/u.test(text) ? "ar" : "nl";
}

function personalDataIn(text: string): PersonalData[] {
  const kinds: [PersonalData, RegExp][] = [
    ["iban", /\bNL\d{2}[A-Z]{4}\d{10}\b/],
    ["phone", /\b06[ -]?\d{8}\b/],
    ["bsn", /\b\d{9}\b/],
  ];
  return kinds.filter(([, sign]) => sign.test(text)).map(([kind]) => kind);
}
