import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addWorking, isWorking, nextWorking } from "#core/requests/hours.ts";
import { againAt, promiseOf } from "#core/requests/promise.ts";
import { callTime } from "#core/requests/request.ts";
import { callbackSettings, USUAL_SETTINGS } from "#core/requests/settings.ts";
import { DAY, HOUR } from "../../support/content.ts";
import { wishOf } from "../../support/samples.ts";

const at = (text: string) => Date.parse(text);
const { hours } = USUAL_SETTINGS;

describe("working hours of a town", () => {
  test.each([
    ["a Monday morning", "2026-11-23T10:00+01:00", true],
    ["a minute before they begin", "2026-11-23T08:59+01:00", false],
    ["the minute they end", "2026-11-23T21:00+01:00", false],
    ["a Sunday afternoon", "2026-11-22T17:59+01:00", true],
    ["Christmas Day, a Friday", "2026-12-25T12:00+01:00", false],
    ["King's Day", "2027-04-27T12:00+02:00", false],
  ])("%s", (_, moment, isOpen) => {
    expect(isWorking(hours, at(moment))).toBe(isOpen);
  });

  test("outside of them it is the next morning, over a weekend with shorter hours too", () => {
    expect(nextWorking(hours, at("2026-11-20T22:30+01:00"))).toBe(at("2026-11-21T10:00+01:00"));
    expect(nextWorking(hours, at("2026-12-24T21:00+01:00"))).toBe(at("2026-12-27T10:00+01:00"));
  });

  test("minutes are counted in them alone", () => {
    const evening = at("2026-11-23T20:30+01:00");
    expect(addWorking(hours, evening, 20)).toBe(evening + 20 * 60_000);
    expect(addWorking(hours, evening, 60)).toBe(at("2026-11-24T09:30+01:00"));
    expect(addWorking(hours, at("2026-11-22T17:30+01:00"), 60)).toBe(at("2026-11-23T09:30+01:00"));
  });

  test("both nights on which the clock changes lose and win no working minute", () => {
    expect(addWorking(hours, at("2027-03-27T17:30+01:00"), 60)).toBe(at("2027-03-28T10:30+02:00"));
    expect(addWorking(hours, at("2026-10-24T17:30+02:00"), 60)).toBe(at("2026-10-25T10:30+01:00"));
  });

  test("overlapping lines count once", () => {
    const twice = callbackSettings.parse({
      hours: [
        { days: [1], from: "09:00", to: "12:00" },
        { days: [1], from: "11:00", to: "13:00" },
      ],
    }).hours;
    expect(addWorking(twice, at("2026-11-23T09:00+01:00"), 239)).toBe(at("2026-11-23T12:59+01:00"));
  });

  test("any number of minutes later is later, in working hours, and adds up", () => {
    const moment = fc.integer({ min: at("2026-01-01T00:00Z"), max: at("2028-01-01T00:00Z") });
    fc.assert(
      fc.property(moment, fc.nat({ max: 3000 }), fc.nat({ max: 3000 }), (now, some, more) => {
        const later = addWorking(hours, now, some);
        expect(later).toBeGreaterThanOrEqual(now);
        expect(isWorking(hours, later)).toBe(true);
        expect(addWorking(hours, later, more)).toBe(addWorking(hours, now, some + more));
      }),
    );
  });
});

describe("until when a claimer promises to call", () => {
  const MONDAY_TEN = at("2026-11-23T10:00+01:00");
  const promise = (changes: Parameters<typeof wishOf>[0], now = MONDAY_TEN) =>
    promiseOf(wishOf(changes), now, USUAL_SETTINGS);

  const CASES: [string, Parameters<typeof wishOf>[0], string][] = [
    ["as soon as possible: four working hours", { when: "now" }, "2026-11-23T14:00+01:00"],
    ["in the morning: while that lasts", { when: "morning" }, "2026-11-23T12:00+01:00"],
    ["in the evening: tonight", { when: "evening" }, "2026-11-23T21:00+01:00"],
    ["on some days: the first of them", { when: "days", days: [3, 5] }, "2026-11-25T21:00+01:00"],
    [
      "only between one and three",
      { when: "now", between: { from: 780, to: 900 } },
      "2026-11-23T15:00+01:00",
    ],
    [
      "in the morning, but only until ten past ten: that is too soon today",
      { when: "morning", between: { from: 540, to: 610 } },
      "2026-11-24T10:10+01:00",
    ],
    [
      "hours win over a part of the day they do not touch",
      { when: "morning", between: { from: 1080, to: 1200 } },
      "2026-11-23T20:00+01:00",
    ],
  ];
  test.each(CASES)("%s", (_, wish, moment) => {
    expect(promise(wish)).toBe(at(moment));
  });

  test("less than an hour before a part of the day ends, it is the next day's", () => {
    const late = at("2026-11-23T11:30+01:00");
    expect(promise({ when: "morning" }, late)).toBe(at("2026-11-24T12:00+01:00"));
  });

  test("is always within a fortnight and at least an hour away", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at("2026-01-01T00:00Z"), max: at("2028-01-01T00:00Z") }),
        fc.constantFrom(...callTime.options),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
        (now, when, days) => {
          const until = promise({ when, days }, now);
          expect(until - now).toBeGreaterThanOrEqual(HOUR);
          expect(until - now).toBeLessThan(15 * DAY);
        },
      ),
    );
  });

  test("who tries again says when", () => {
    expect(againAt("hour", MONDAY_TEN)).toBe(MONDAY_TEN + 2 * HOUR);
    expect(againAt("evening", MONDAY_TEN)).toBe(at("2026-11-23T21:00+01:00"));
    expect(againAt("evening", at("2026-11-23T20:30+01:00"))).toBe(at("2026-11-24T21:00+01:00"));
    expect(againAt("tomorrow", MONDAY_TEN)).toBe(at("2026-11-24T21:00+01:00"));
  });
});

describe("a town's settings", () => {
  test("what is not said is usual", () => {
    expect(callbackSettings.parse({ keepDays: 30 })).toEqual({ ...USUAL_SETTINGS, keepDays: 30 });
  });

  test.each([
    [{ hours: [] }, "write at least one line of hours"],
    [{ hours: [{ days: [1], from: "9:00", to: "12:00" }] }, "write a time as HH:MM"],
    [
      { hours: [{ days: [1], from: "12:00", to: "09:00" }] },
      "`from` must be before `to` on the same day",
    ],
    [
      { keepDays: 3, aftercareDays: 5 },
      "must be less than keepDays: afterwards nobody is known any more",
    ],
    [{ callMinutes: "4 hours" }, "write a whole number of minutes"],
  ])("%j is refused with what to write", (written, message) => {
    const read = callbackSettings.safeParse(written);
    expect(read.error?.issues.map((issue) => issue.message)).toContain(message);
  });
});
