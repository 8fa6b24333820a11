import type { Message } from "#core/message.ts";

/** A plain message. */
export function said(locale: string, text: string, more: Partial<Message> = {}): Message {
  return { locale, blocks: [{ type: "text", text }], choices: [], ...more };
}

/** The first thing that is said. */
export function hello(locale: string): Message {
  const { text, choices } = HELLO[locale] ?? HELLO["nl"] ?? { text: [], choices: {} };
  return {
    locale,
    blocks: text.map((one) => ({ type: "text", text: one })),
    choices: Object.entries(choices).map(([id, label]) => ({ id, label })),
  };
}

const HELLO: Record<string, { text: string[]; choices: Record<string, string> }> = {
  nl: {
    text: [
      "Hoi, ik ben Geldbuur. Ik ben een computer die meedenkt over geld. Het is gratis en je naam hoeft niet.",
      "Waar gaat het over? Typ je vraag in je eigen woorden. Of kies iets.",
    ],
    choices: {
      "group:bills-and-debts": "Rekeningen en schulden",
      "group:get-money": "Geld aanvragen",
      "group:papers-and-letters": "Brieven en papieren",
      "help:near": "Hulp bij mij in de buurt",
      "callback:start": "Laat iemand mij bellen",
      language: "Andere taal",
    },
  },
  ar: {
    text: [
      "أهلًا، أنا Geldbuur. أنا برنامج يفكر معك في أمور المال. الخدمة مجانية ولا نحتاج إلى اسمك.",
      "عن ماذا تسأل؟ اكتب سؤالك بكلماتك، أو اختر من القائمة.",
    ],
    choices: {
      "group:bills-and-debts": "الفواتير والديون",
      "group:get-money": "طلب المال",
      "group:papers-and-letters": "الرسائل والأوراق",
      "help:near": "مساعدة قريبة مني",
      "callback:start": "أريد أن يتصل بي أحد",
      language: "لغة أخرى",
    },
  },
};

/** An answer with all its parts: text, steps, somebody to call, a card. */
export function answer(locale: string): Message {
  return ANSWER[locale] ?? said(locale, "…");
}

const ANSWER: Record<string, Message> = {
  nl: {
    locale: "nl",
    blocks: [
      {
        type: "text",
        text: "Bijna iedereen die achterloopt, wil gewoon betalen. Bel je verhuurder vandaag en vraag om een betalingsregeling. Samen kom je er bijna altijd uit.",
      },
      { type: "heading", text: "Dit kun je nu doen" },
      {
        type: "list",
        ordered: true,
        items: [
          "Bel je verhuurder en zeg dat je wilt betalen.",
          "Schrijf op wat je per maand kunt missen.",
          "Bewaar de brief. Meer lees je op juridischloket.nl.",
        ],
      },
      {
        type: "contact",
        name: "Geldfit",
        note: "Gratis, je naam hoeft niet. Ook in andere talen.",
        phone: "0800-8115",
        website: "geldfit.nl",
      },
    ],
    choices: [
      { id: "help:near", label: "Hulp bij mij in de buurt" },
      { id: "callback:start", label: "Laat iemand mij bellen" },
      { id: "more:rent-arrears", label: "Vertel me meer" },
      { id: "menu", label: "Iets anders" },
    ],
    card: "topic:rent-arrears",
  },
  ar: {
    locale: "ar",
    blocks: [
      {
        type: "text",
        text: "كل من يتأخر تقريبًا يريد أن يدفع. اتصل اليوم بصاحب البيت واطلب تقسيط المبلغ (betalingsregeling). غالبًا تجدون حلًا معًا.",
      },
      { type: "heading", text: "ما يمكنك فعله الآن" },
      {
        type: "list",
        ordered: true,
        items: [
          "اتصل بصاحب البيت وقل إنك تريد أن تدفع.",
          "اكتب المبلغ الذي يمكنك دفعه كل شهر، مثلًا € 50.",
          "احتفظ بالرسالة. تجد المزيد في juridischloket.nl.",
        ],
      },
      {
        type: "contact",
        name: "Geldfit",
        note: "مجاني وبدون اسم، وبلغات أخرى أيضًا.",
        phone: "0800-8115",
        website: "geldfit.nl",
      },
    ],
    choices: [
      { id: "help:near", label: "مساعدة قريبة مني" },
      { id: "callback:start", label: "أريد أن يتصل بي أحد" },
      { id: "more:rent-arrears", label: "أخبرني بالمزيد" },
      { id: "menu", label: "شيء آخر" },
    ],
    card: "topic:rent-arrears",
  },
};

/** A place to go to. */
export const place: Message = {
  locale: "nl",
  blocks: [
    { type: "text", text: "Dit is het dichtst bij jou. Je kunt zo binnenlopen." },
    {
      type: "place",
      id: "buurthuis-de-linde",
      name: "Buurthuis De Linde",
      lines: [
        "Nu open, tot 16:00",
        "Lindelaan 12, 3562 AB Voorbeeldstad",
        "Nederlands, Arabisch, Turks",
        "Neem mee: de brief en je telefoon",
      ],
      phone: "030 123 45 67",
      website: "buurthuisdelinde.example.nl",
      map: "https://www.openstreetmap.org/?mlat=52.1&mlon=5.1",
    },
  ],
  choices: [
    { id: "help:more", label: "Nog twee plekken" },
    { id: "callback:start", label: "Laat iemand mij bellen" },
    { id: "menu", label: "Iets anders" },
  ],
};
