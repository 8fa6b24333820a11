import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Choice, Message } from "#core/message.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import { type Limits, render } from "#core/text/render.ts";

const PLAIN: Limits = { buttons: null, text: 4096, markup: "none", edits: false };
const BUTTONS: Limits = { ...PLAIN, buttons: { most: 3, label: 20 } };

function message(blocks: Block[], choices: Choice[] = []): Message {
  return { locale: "nl", blocks, choices };
}

function paragraphs(...texts: string[]): Block[] {
  return texts.map((text) => ({ type: "text", text }));
}

function shown(sent: Message, limits: Partial<Limits> = {}, direction: "ltr" | "rtl" = "ltr") {
  return render(sent, { ...PLAIN, ...limits }, { direction, pick: "Kies een nummer:" });
}

const TWO: Choice[] = [
  { id: "callback:yes", label: "✅ Ja, geef door" },
  { id: "callback:no", label: "Nee, toch niet" },
];

test("a run of the other direction that is cut ends in the one piece and begins again in the next", () => {
  const text = `Tel ${"اتصل بنا اليوم ".repeat(12)}einde`;
  const { texts } = shown(message(paragraphs(text)), { text: 60 });
  expect(texts.length).toBeGreaterThan(2);
  for (const piece of texts) {
    expect(piece.length).toBeLessThanOrEqual(60);
    expect(piece.split("\u2068").length).toBe(piece.split("\u2069").length);
  }
});

describe("HTML", () => {
  const html = { markup: "html" as const, text: 60 };
  const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 });
  const blocks: fc.Arbitrary<Block> = fc.oneof(
    texts.map((text): Block => ({ type: "heading", text })),
    texts.map((text): Block => ({ type: "text", text })),
    fc.record({ name: texts, line: texts }).map(
      ({ name, line }): Block => ({
        type: "place",
        id: "p",
        name,
        lines: [line],
        map: "https://www.openstreetmap.org/?mlat=1&mlon=2",
      }),
    ),
  );

  test("however it is split, each piece is whole: tags in pairs, no sign cut in two", () => {
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 1, maxLength: 4 }), (parts) => {
        for (const piece of shown(message(parts), html).texts) {
          const bare = piece.replace(/<b>[^<>]*<\/b>|<a href="[^"<>]*">[^<>]*<\/a>/g, "");
          expect(bare).not.toMatch(/[<>]/);
          expect(bare.replace(/&(amp|lt|gt|quot);/g, "")).not.toContain("&");
        }
      }),
    );
  });

  test("a map is a link with the name of its site", () => {
    const place: Block = {
      type: "place",
      id: "p",
      name: "A & B",
      lines: [],
      map: "https://www.osm.org/?a=1&b=2",
    };
    expect(shown(message([place]), { markup: "html" }).texts).toEqual([
      '<b>A &amp; B</b>\n<a href="https://www.osm.org/?a=1&amp;b=2">🗺️ osm.org</a>',
    ]);
  });
});

describe("blocks", () => {
  test("stand under each other with a blank line between", () => {
    expect(shown(message(paragraphs("Een.", "Twee."))).texts).toEqual(["Een.\n\nTwee."]);
  });

  test("a list marks its items, steps otherwise than things", () => {
    const items = ["Betaal.", "Bel."];
    const list = (ordered: boolean) => shown(message([{ type: "list", ordered, items }])).texts;
    expect(list(true)).toEqual(["▸ Betaal.\n▸ Bel."]);
    expect(list(false)).toEqual(["• Betaal.\n• Bel."]);
  });

  test("somebody to call is one line with what it is for under it", () => {
    const contact: Block = {
      type: "contact",
      name: "Geldfit",
      note: "Gratis.",
      phone: "0800 8115",
      website: "https://www.geldfit.nl/",
    };
    expect(shown(message([contact])).texts).toEqual(["Geldfit · 0800 8115 · geldfit.nl\nGratis."]);
  });

  test("a place has a line for each fact, and a map that can be tapped", () => {
    const place: Block = {
      type: "place",
      id: "huiskamer",
      name: "Huiskamer",
      lines: ["🕐 Nu open tot 16:00", "📍 Plein 1"],
      phone: "030 123",
      website: "https://huiskamer.example/a/",
      map: "https://www.openstreetmap.org/?mlat=52.1&mlon=5.1#map=17/52.1/5.1",
    };
    expect(shown(message([place])).texts).toEqual([
      [
        "Huiskamer",
        "🕐 Nu open tot 16:00",
        "📍 Plein 1",
        "📞 030 123",
        "🌐 huiskamer.example/a",
        "🗺️ https://www.openstreetmap.org/?mlat=52.1&mlon=5.1#map=17/52.1/5.1",
      ].join("\n"),
    ]);
  });

  test("names and headings are bold where the channel has bold", () => {
    const heading = message([{ type: "heading", text: "Let op" }]);
    expect(shown(heading, { markup: "whatsapp" }).texts).toEqual(["*Let op*"]);
    expect(shown(heading, { markup: "html" }).texts).toEqual(["<b>Let op</b>"]);
    expect(shown(heading).texts).toEqual(["Let op"]);
  });
});

describe("choices", () => {
  test("are buttons where they fit", () => {
    const { texts, buttons } = shown(message(paragraphs("Goed?"), TWO), BUTTONS);
    expect(texts).toEqual(["Goed?"]);
    expect(buttons).toEqual(TWO);
  });

  test("are a numbered list where there are no buttons", () => {
    const { texts, buttons } = shown(message(paragraphs("Goed?"), TWO));
    expect(texts).toEqual(["Goed?\n\nKies een nummer:\n1. ✅ Ja, geef door\n2. Nee, toch niet"]);
    expect(buttons).toEqual([]);
  });

  test.each([
    ["there are too many", [...TWO, ...TWO]],
    ["a label is too long", [{ id: "a", label: "Een label van wel dertig tekens" }]],
  ])("are all numbered, none cut off, when %s", (_, choices) => {
    const { texts, buttons } = shown(message(paragraphs("Goed?"), choices), BUTTONS);
    expect(buttons).toEqual([]);
    for (const { label } of choices) expect(texts.join("\n")).toContain(label);
  });

  test("an emoji counts as one character of a label", () => {
    const label = `${"🏠".repeat(20)}`;
    expect(shown(message([], [{ id: "a", label }]), BUTTONS).buttons).toHaveLength(1);
  });

  test("in a right-to-left language each number stands on the right of its label", () => {
    const arabic = message(paragraphs("ماذا؟"), [{ id: "help:near", label: "مساعدة 24/7" }]);
    expect(shown(arabic, {}, "rtl").texts[0]).toMatch(/\n\u200f1\. مساعدة \u206824\/7\u2069$/);
  });
});

describe("whatever stands in a text stays text", () => {
  test("for html", () => {
    const { texts } = shown(message(paragraphs('<b>1 & 2 > "3"')), { markup: "html" });
    expect(texts).toEqual(['&lt;b&gt;1 &amp; 2 &gt; "3"']);
  });

  test("for WhatsApp: nothing becomes bold, italic, struck or code", () => {
    const { texts } = shown(message(paragraphs("*a* _b_ ~c~ `d`")), { markup: "whatsapp" });
    expect(texts[0]).not.toMatch(/[*_~`][^\u2060]/);
    expect(texts[0]?.replaceAll("\u2060", "")).toBe("*a* _b_ ~c~ `d`");
  });

  test("labels and the name of who calls too", () => {
    const choices = [{ id: "a", label: "<script>" }];
    const { texts } = shown(message(paragraphs("x"), choices), { markup: "html" });
    expect(texts[0]).toContain("1. &lt;script&gt;");
  });
});

describe("a message too long for one text", () => {
  test("is split between paragraphs, as few texts as fit", () => {
    const { texts } = shown(message(paragraphs("aaaa", "bbbb", "cccc", "dddd")), { text: 11 });
    expect(texts).toEqual(["aaaa\n\nbbbb", "cccc\n\ndddd"]);
  });

  test("a paragraph that alone is too long is cut at a space", () => {
    const { texts } = shown(message(paragraphs("een twee drie vier")), { text: 10 });
    expect(texts).toEqual(["een twee", "drie vier"]);
  });

  test("a word that alone is too long is cut", () => {
    const { texts } = shown(message(paragraphs("a".repeat(25))), { text: 10 });
    expect(texts).toEqual(["a".repeat(10), "a".repeat(10), "a".repeat(5)]);
  });

  test("an empty message is no text", () => {
    expect(shown(message([])).texts).toEqual([]);
  });
});

const word = fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" });
const anyBlocks = fc.array(
  fc.record({
    type: fc.constant("text" as const),
    text: fc.array(word, { maxLength: 30 }).map((all) => all.join(" ")),
  }),
  { maxLength: 6 },
);
const anyLimits = fc.record({
  text: fc.integer({ min: 20, max: 200 }),
  markup: fc.constantFrom("none" as const, "html" as const, "whatsapp" as const),
});

describe("whatever is said, however small the limit", () => {
  test("no text is longer than the channel takes, and none is empty", () => {
    fc.assert(
      fc.property(anyBlocks, anyLimits, (blocks, limits) => {
        for (const text of shown(message(blocks), limits).texts) {
          expect(text.length).toBeLessThanOrEqual(limits.text);
          expect(text.trim()).not.toBe("");
        }
      }),
    );
  });

  test("nothing but space is lost by splitting", () => {
    const flat = (text: string) => text.replace(/[\s\u2068\u2069]+/g, "");
    fc.assert(
      fc.property(anyBlocks, anyLimits, (blocks, { text, markup }) => {
        const split = shown(message(blocks), { text, markup }).texts.join("");
        const whole = shown(message(blocks), { text: 1_000_000, markup }).texts.join("");
        expect(flat(split)).toBe(flat(whole));
      }),
    );
  });

  test("no character and no escape is cut in two", () => {
    fc.assert(
      fc.property(anyBlocks, anyLimits, (blocks, limits) => {
        for (const text of shown(message(blocks), limits).texts) {
          expect(text.isWellFormed()).toBe(true);
          if (limits.markup === "html") expect(text).not.toMatch(/&(?!(amp|lt|gt);)/);
        }
      }),
    );
  });
});

test("the limits of each channel are within what its network takes", () => {
  expect(CHANNEL_LIMITS.telegram.text).toBeLessThanOrEqual(4096);
  expect(CHANNEL_LIMITS["whatsapp-cloud"].text).toBeLessThanOrEqual(4096);
  expect(CHANNEL_LIMITS["whatsapp-cloud"].buttons).toEqual({ most: 10, label: 24 });
  expect(CHANNEL_LIMITS.whatsapp.buttons).toBeNull();
});
