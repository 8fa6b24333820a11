import { describe, expect, test } from "vitest";
import type { Opening } from "#core/directory/help-point.ts";
import type { Block } from "#core/message.ts";
import { DAY, HOUR, MONDAY, realContent } from "../../support/content.ts";
import { type Reply, talk, words } from "../../support/talk.ts";
import { waitingAt } from "../../support/waiting.ts";

const content = realContent();
const KANAALZICHT = { type: "location", latitude: 52.0941, longitude: 5.1172 } as const;
const ELSEWHERE = { type: "location", latitude: 40.4, longitude: -3.7 } as const;
const GREETED = { greeted: true } as const;

function places(reply: Reply): Extract<Block, { type: "place" }>[] {
  return reply.message?.blocks.filter((block) => block.type === "place") ?? [];
}

describe("help near me", () => {
  test("asks where first, and keeps four digits only", () => {
    const anna = talk({ from: GREETED });
    const asked = anna.tap("help:near");
    expect(asked.message?.asks).toBe("location");
    expect(asked.choices).toEqual(expect.arrayContaining(["area:3562", "help:lines", "menu"]));
    const found = anna.say("3562 AB, Kanaalstraat 12");
    expect(places(found)).toHaveLength(1);
    expect(anna.conversation().area).toBe("3562");
    expect(JSON.stringify(anna.conversation())).not.toMatch(/Kanaalstraat|AB/);
  });

  test.each([
    ["the postcode", "3562"],
    ["the postcode in Arabic-Indic digits", "٣٥٦٢"],
    ["the name", "Kanaalzicht"],
    ["the name with a slip", "kanaalzigt"],
    ["the name in a sentence", "ik woon in kanaalzicht"],
    ["the number of the choice", "2"],
  ])("takes %s: %s", (_, typed) => {
    const anna = talk({ from: GREETED });
    anna.tap("help:near");
    anna.say(typed);
    expect(anna.conversation().area).toBe("3562");
  });

  test("takes a shared location, and forgets it at once", () => {
    const anna = talk({ from: GREETED });
    anna.tap("help:near");
    expect(places(anna.happen(KANAALZICHT))).toHaveLength(1);
    expect(anna.conversation().area).toBe("3562");
    expect(JSON.stringify(anna.conversation())).not.toContain("52.0");
  });

  test("a location that nobody asked for finds help there as well", () => {
    const anna = talk({ from: GREETED });
    const reply = anna.happen(KANAALZICHT);
    expect(anna.conversation().area).toBe("3562");
    expect(places(reply)).toHaveLength(1);
  });

  test("a location in another town is said to be too far, with lines to call", () => {
    const anna = talk({ from: GREETED });
    const reply = anna.happen(ELSEWHERE);
    expect(anna.conversation().area).toBeNull();
    expect(reply.text).toContain(words("nl", "near.too-far"));
    expect(reply.choices).toContain("help:lines");
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e9])(
    "a location of %d is no place",
    (number) => {
      const anna = talk({ from: GREETED });
      anna.tap("help:near");
      const reply = anna.happen({ type: "location", latitude: number, longitude: number });
      expect(anna.conversation().area).toBeNull();
      expect(reply.text).not.toBe("");
    },
  );

  test("a postcode typed out of the blue finds help there", () => {
    const anna = talk({ from: GREETED });
    expect(places(anna.say("3561"))).toHaveLength(1);
  });

  test("a place that is not ours is asked for again", () => {
    const anna = talk({ from: GREETED });
    anna.tap("help:near");
    expect(anna.say("9999").text).toContain(words("nl", "near.where-again"));
    expect(waitingAt(anna)).toBe("near/where");
  });

  test("is asked once: the next time it is known, and can be changed", () => {
    const anna = talk({ from: { ...GREETED, area: "3561" } });
    const found = anna.tap("help:near");
    expect(places(found)).toHaveLength(1);
    expect(found.choices).toEqual(
      expect.arrayContaining(["help:more", "help:lines", "help:elsewhere", "callback:start"]),
    );
    anna.tap("help:elsewhere");
    anna.tap("area:3563");
    expect(anna.conversation().area).toBe("3563");
  });

  test("more shows others than the first", () => {
    const anna = talk({ from: { ...GREETED, area: "3562" } });
    const first = places(anna.tap("help:near")).map(({ id }) => id);
    const others = places(anna.tap("help:more")).map(({ id }) => id);
    expect(others.length).toBeGreaterThan(1);
    expect(others).not.toContain(first[0]);
  });

  test("lines of the whole country need no place", () => {
    const reply = talk({ from: GREETED }).tap("help:lines");
    expect(places(reply).length).toBeGreaterThan(1);
    expect(places(reply).every(({ phone }) => phone !== undefined)).toBe(true);
  });

  test("each place that has an address has a map", () => {
    const anna = talk({ from: { ...GREETED, area: "3562" } });
    for (const place of places(anna.tap("help:more"))) {
      if (place.lines.some((line) => line.startsWith("📍"))) {
        expect(place.map).toMatch(
          /^https:\/\/www\.openstreetmap\.org\/\?mlat=52\.\d+&mlon=5\.\d+#map=/,
        );
      }
    }
  });

  test("one place can be asked for by its id; an unknown one gives the best instead", () => {
    const anna = talk({ from: { ...GREETED, area: "3562" } });
    expect(places(anna.tap("point:voedselbank"))[0]?.id).toBe("voedselbank");
    expect(places(anna.tap("point:gone"))).toHaveLength(1);
  });
});

describe("opening hours in words", () => {
  function hours(opening: Opening, locale = "nl", now = MONDAY): string {
    const anna = talk({
      content: { ...content, openings: () => opening },
      locale,
      now,
      from: { ...GREETED, area: "3562" },
    });
    const lines = places(anna.tap("help:near"))[0]?.lines ?? [];
    return lines.find((line) => line.startsWith("🕐"))?.replace("🕐 ", "") ?? "";
  }

  test.each([
    ["open now", { state: "open", until: MONDAY + 6 * HOUR }, "Nu open tot 16:00"],
    ["day and night", { state: "always" }, "Dag en nacht open"],
    ["later today", { state: "closed", opens: MONDAY + 4 * HOUR }, "Vandaag open vanaf 14:00"],
    ["tomorrow", { state: "closed", opens: MONDAY + DAY }, "Open op dinsdag vanaf 10:00"],
    ["in six days", { state: "closed", opens: MONDAY + 6 * DAY }, "Open op zondag vanaf 10:00"],
    ["nobody knows", { state: "unknown" }, ""],
  ] as const)("%s", (_, opening, text) => {
    expect(hours(opening)).toBe(text);
  });

  test("shortly after midnight is not today any more", () => {
    const evening = MONDAY + 12 * HOUR;
    expect(hours({ state: "closed", opens: evening + 3 * HOUR }, "nl", evening)).toBe(
      "Open op dinsdag vanaf 01:00",
    );
  });

  test.each([7, 14, 21])("in %d days is not mistaken for this week: the date is there", (days) => {
    const text = hours({ state: "closed", opens: MONDAY + days * DAY });
    expect(text).toContain(String(new Date(MONDAY + days * DAY).getUTCDate()));
  });

  test("in the reader's language, with digits as on a Dutch clock", () => {
    expect(hours({ state: "open", until: MONDAY + 6 * HOUR }, "ar")).toContain("16:00");
    expect(hours({ state: "closed", opens: MONDAY + DAY }, "ar")).toContain("الثلاثاء");
  });
});

test("what is shown and what is missing is counted, without anybody in it", () => {
  const anna = talk({ from: { ...GREETED, area: "3562", topic: "food-bank" } });
  expect(anna.tap("help:near").effects).toEqual([
    { type: "count", kind: "help-shown", topic: "food-bank", locale: "nl", area: "3562" },
  ]);
});
