import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Directory, HelpPoint, Opening } from "#core/directory/help-point.ts";
import {
  findArea,
  helpNear,
  nationalLines,
  nearestArea,
  type Query,
  resolveContact,
} from "#core/directory/search.ts";
import { USUAL_SETTINGS } from "#core/requests/settings.ts";

const HOUR = 3_600_000;
const NOW = 1_795_000_000_000;
const AREAS = [
  { code: "3561", name: "Wilgenhoek", latitude: 52.105, longitude: 5.098 },
  { code: "3562", name: "Kanaalzicht", latitude: 52.094, longitude: 5.117 },
  { code: "3563", name: "De Sterrenhof", latitude: 52.121, longitude: 5.126 },
];
const ANYBODY: Query = { area: "3562", topic: "rent-arrears", locale: "nl", now: NOW };

function point(id: string, given: Partial<HelpPoint> = {}): HelpPoint {
  return {
    id,
    name: id,
    description: "",
    kind: "informal",
    topics: [],
    audiences: [],
    languages: [],
    bring: [],
    walkIn: true,
    schedules: [],
    closedOn: [],
    ...given,
  };
}

function directory(
  points: HelpPoint[],
  national: HelpPoint[] = [],
  roles: Record<string, string> = {},
): Directory {
  return {
    town: { id: "t", name: "T", invented: true, areas: AREAS, callbacks: USUAL_SETTINGS, roles },
    points,
    national,
  };
}

/** Openings by id; whoever is not named is open. */
function openings(hours: Record<string, Opening> = {}) {
  return ({ id }: HelpPoint): Opening => hours[id] ?? { state: "open", until: NOW + HOUR };
}

function opensIn(hours: number): Opening {
  return { state: "closed", opens: NOW + hours * HOUR };
}

function order(
  points: HelpPoint[],
  query: Partial<Query> = {},
  hours: Record<string, Opening> = {},
) {
  const found = helpNear(directory(points), { ...ANYBODY, ...query }, openings(hours));
  return found.map((one) => one.point.id);
}

describe("the order of help near me", () => {
  test("informal before formal, whatever else speaks for the formal one", () => {
    const formal = point("a", { kind: "formal", topics: ["rent-arrears"], postcode: "3562" });
    expect(order([formal, point("b", { postcode: "3563" })], {}, { b: opensIn(20) })).toEqual([
      "b",
      "a",
    ]);
  });

  test("where nothing informal opens within a day, formal help that does goes first", () => {
    const points = [point("a"), point("b", { kind: "formal" }), point("c", { kind: "formal" })];
    expect(order(points, {}, { a: opensIn(25), c: opensIn(30) })).toEqual(["b", "a", "c"]);
    expect(order(points, {}, { a: { state: "unknown" }, b: opensIn(2) })).toEqual(["c", "b", "a"]);
  });

  test("what is for the topic, then what is for anything, and nothing else", () => {
    const points = [
      point("a", { topics: ["baby"] }),
      point("b"),
      point("c", { topics: ["rent-arrears"] }),
    ];
    expect(order(points)).toEqual(["c", "b"]);
  });

  test("nobody is left without: where nothing fits, everything is shown", () => {
    expect(order([point("a", { topics: ["baby"] })])).toEqual(["a"]);
    expect(order([])).toEqual([]);
  });

  test("without a topic, places for many things before places for one", () => {
    const points = [
      point("a", { topics: ["baby"] }),
      point("b"),
      point("c", { topics: ["baby", "digid", "scam", "bailiff", "eviction", "food-bank"] }),
    ];
    expect(order(points, { topic: null })).toEqual(["b", "c", "a"]);
  });

  test("open now, then what opens soonest", () => {
    const points = ["a", "b", "c", "d", "e"].map((id) => point(id));
    const hours = {
      a: opensIn(300),
      b: opensIn(50),
      c: opensIn(3),
      d: { state: "unknown" } as const,
    };
    expect(order(points, {}, hours)).toEqual(["e", "c", "b", "d", "a"]);
  });

  test("near, when both open in the same part of the day", () => {
    const points = [point("a", { postcode: "3563" }), point("b", { postcode: "3562" }), point("c")];
    expect(order(points)).toEqual(["b", "a", "c"]);
    expect(order(points, {}, { a: opensIn(1), b: opensIn(2), c: opensIn(3) })).toEqual([
      "b",
      "a",
      "c",
    ]);
  });

  test("who speaks the language, when both are about as near", () => {
    const points = [
      point("a", { languages: ["nl"] }),
      point("b", { languages: ["ary"] }),
      point("c", { languages: ["tr"] }),
    ];
    expect(order(points, { locale: "ar" })).toEqual(["b", "a", "c"]);
    expect(order(points, { locale: "tr-TR" })).toEqual(["c", "a", "b"]);
  });

  test("for whom: others are left out when it is known, and come later when it is not", () => {
    const points = [
      point("a", { audiences: ["women"] }),
      point("b"),
      point("c", { audiences: ["men"] }),
    ];
    expect(order(points, { audience: "women" })).toEqual(["a", "b"]);
    expect(order(points)).toEqual(["b", "a", "c"]);
  });

  test("distances run from the centre of the neighbourhood", () => {
    const points = [
      point("a", { latitude: 52.094, longitude: 5.117 }),
      point("b", { postcode: "3563" }),
      point("c"),
    ];
    const found = helpNear(directory(points), ANYBODY, openings());
    expect(found.map(({ km }) => km?.toFixed(1) ?? null)).toEqual(["0.0", "3.1", null]);
    const nowhere = helpNear(directory(points), { ...ANYBODY, area: null }, openings());
    expect(nowhere.every(({ km }) => km === null)).toBe(true);
  });
});

describe("any directory", () => {
  const opening = fc.oneof(
    fc.constant<Opening>({ state: "always" }),
    fc.constant<Opening>({ state: "unknown" }),
    fc.constant<Opening>({ state: "open", until: NOW + HOUR }),
    fc.integer({ min: 0, max: 400 }).map(opensIn),
  );
  const anyPoint = fc.record({
    kind: fc.constantFrom("informal", "formal"),
    topics: fc.subarray(["rent-arrears", "baby", "digid"]),
    audiences: fc.subarray(["women", "men"]),
    languages: fc.subarray(["nl", "ar", "prs"]),
    postcode: fc.constantFrom("3561", "3562", "3563", "9999"),
    opening,
  });
  const anyQuery = fc.record({
    area: fc.constantFrom("3561", "3562", null),
    topic: fc.constantFrom("rent-arrears", "tax-debt", null),
    locale: fc.constantFrom("nl", "ar", "fa"),
    now: fc.constant(NOW),
  });

  function search(given: readonly (Partial<HelpPoint> & { opening: Opening })[], query: Query) {
    const hours = Object.fromEntries(given.map((one, index) => [`p${index}`, one.opening]));
    const points = given.map(({ opening: _, ...rest }, index) => point(`p${index}`, rest));
    return { points, found: helpNear(directory(points), query, openings(hours)), hours };
  }

  function check(property: (made: ReturnType<typeof search>, query: Query) => void): void {
    fc.assert(
      fc.property(fc.array(anyPoint, { maxLength: 12 }), anyQuery, (given, query) => {
        property(search(given, query), query);
      }),
    );
  }

  function isSoon({ opening: found }: { opening: Opening }): boolean {
    if (found.state === "closed") return found.opens - NOW <= 24 * HOUR;
    return found.state !== "unknown";
  }

  test("nothing is invented, doubled or lost when everything fits", () => {
    check(({ points, found }, { topic }) => {
      const ids = found.map((one) => one.point.id);
      expect(new Set(ids).size).toBe(ids.length);
      if (topic === null) expect(ids.toSorted()).toEqual(points.map(({ id }) => id).toSorted());
    });
  });

  test("a point for other topics shows only where nothing fits", () => {
    check(({ points, found }, { topic }) => {
      if (topic === null) return;
      const fits = ({ topics }: HelpPoint) => topics.length === 0 || topics.includes(topic);
      if (points.some(fits)) expect(found.every((one) => fits(one.point))).toBe(true);
      else expect(found.length).toBe(points.length);
    });
  });

  test("formal never stands before informal while informal help opens within a day", () => {
    check(({ found }) => {
      const informalToday = found.some((one) => one.point.kind === "informal" && isSoon(one));
      const kinds = found.map((one) => one.point.kind);
      if (informalToday) expect(kinds).toEqual(kinds.toSorted().reverse());
      else expect(found.map(isSoon)).toEqual(found.map(isSoon).toSorted().reverse());
    });
  });

  test("the order in the files does not matter", () => {
    check(({ points, found, hours }, query) => {
      const turned = helpNear(directory(points.toReversed()), query, openings(hours));
      expect(turned).toEqual(found);
    });
  });

  test("of two alike in everything but hours, the one that opens sooner stands first", () => {
    fc.assert(
      fc.property(anyPoint, opening, anyQuery, (one, other, query) => {
        const { found } = search([one, { ...one, opening: other }], query);
        const waits = found.map(({ opening: found }) => {
          if (found.state === "closed") return found.opens - NOW;
          return found.state === "unknown" ? 7 * 24 * HOUR : 0;
        });
        expect(waits).toEqual(waits.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("lines of the whole country", () => {
  const lines = [
    point("site", { topics: ["rent-arrears"] }),
    point("office", {
      kind: "formal",
      topics: ["rent-arrears", "digid", "scam", "bailiff", "eviction", "food-bank"],
      phone: "0800-1",
    }),
    point("line", { topics: ["rent-arrears"], phone: "0800-2" }),
    point("other", { kind: "formal", topics: ["baby"], phone: "0800-3" }),
  ];
  const ids = (topic: string | null, hours = {}) =>
    nationalLines(directory([], lines), topic, openings(hours), NOW).map((one) => one.point.id);

  test("those to call first, informal first", () => {
    expect(ids("rent-arrears")).toEqual(["line", "office", "site"]);
  });

  test("all of them where none is for the topic, or there is none", () => {
    expect(ids("tax-debt")).toEqual(["line", "office", "other", "site"]);
    expect(ids(null, { office: opensIn(5) })).toEqual(["line", "office", "other", "site"]);
  });
});

describe("a contact by its slug", () => {
  const points = [
    point("stadhuis"),
    point("team", { postcode: "3561" }),
    point("team#2", { postcode: "3562" }),
    point("teamwork", { postcode: "3563" }),
  ];
  const town = directory(points, [point("geldfit"), point("gemeente")], {
    gemeente: "stadhuis",
    wijkteam: "team",
  });
  const resolve = (slug: string, area?: string) => resolveContact(town, slug, area)?.id;

  test("a role is the town's own, anything else is national", () => {
    expect(resolve("gemeente")).toBe("stadhuis");
    expect(resolve("geldfit")).toBe("geldfit");
    expect(resolve("stadhuis")).toBeUndefined();
    expect(resolve("nobody")).toBeUndefined();
  });

  test("a role with a place in each neighbourhood is the one of the resident's", () => {
    expect(resolve("wijkteam")).toBe("team");
    expect(resolve("wijkteam", "3562")).toBe("team#2");
    expect(resolve("wijkteam", "3563")).toBe("team");
  });
});

describe("the neighbourhood", () => {
  const town = directory([]);

  test.each([
    ["3562", "3562"],
    ["3562 AB", "3562"],
    ["3562ab", "3562"],
    ["ik woon in 3561.", "3561"],
    ["٣٥٦٢", "3562"],
    ["۳۵۶۳", "3563"],
    ["3 5 6 2", undefined],
    ["2026 in 3563", "3563"],
    ["35621", undefined],
    ["9999", undefined],
    ["Kanaalzicht", "3562"],
    ["KANAALZICHT!", "3562"],
    ["kanaal zicht", "3562"],
    ["kanalzicht", "3562"],
    ["kanaalzciht", "3562"],
    ["ik woon in wilgenhoek", "3561"],
    ["Wílgenhöek", "3561"],
    ["sterrenhof", "3563"],
    ["de sterenhof", "3563"],
    ["hof", undefined],
    ["kan", undefined],
    ["", undefined],
  ])("%j is %s", (text, code) => {
    expect(findArea(town, text)?.code).toBe(code);
  });

  test("two that are as near to what was typed: none", () => {
    const twins = directory([]);
    const areas = ["Bloemhof", "Bloemhoe"].map((name, index) => ({
      code: `100${index}`,
      name,
      latitude: 52,
      longitude: 5,
    }));
    expect(findArea({ ...twins, town: { ...twins.town, areas } }, "bloemhoo")).toBeNull();
  });

  test("any text gives an area of the town or none, never a throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const found = findArea(town, text);
        expect(found === null || AREAS.includes(found)).toBe(true);
      }),
    );
  });

  test("the nearest to a place, within fifteen kilometres", () => {
    expect(nearestArea(town, 52.09, 5.12)?.code).toBe("3562");
    expect(nearestArea(town, 52.122, 5.13)?.code).toBe("3563");
    expect(nearestArea(town, 52.22, 5.117)?.code).toBe("3563");
    expect(nearestArea(town, 52.3, 5.117)).toBeNull();
    expect(nearestArea(town, Number.NaN, 5)).toBeNull();
  });
});
