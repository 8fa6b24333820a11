import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openingOf } from "#adapters/help/opening.ts";
import type { HelpPoint, Opening } from "#core/directory/help-point.ts";
import { at, clockAt, helpPoint, weekly } from "./support/examples.ts";

const EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU";

function told(opening: Opening): string {
  if (opening.state === "open") return `open until ${clockAt(opening.until)}`;
  if (opening.state === "closed") return `opens ${clockAt(opening.opens)}`;
  return opening.state;
}

function opening(point: Partial<HelpPoint>, local: string): string {
  return told(openingOf(helpPoint(point), at(local)));
}

describe("an ordinary week", () => {
  const point = { schedules: [weekly("TU,TH", "10:00", "12:30"), weekly("TU", "14:00", "16:00")] };

  test("open from the minute it opens until the minute it closes", () => {
    expect(opening(point, "2026-11-24T09:59")).toBe("opens 2026-11-24T10:00+01:00");
    expect(opening(point, "2026-11-24T10:00")).toBe("open until 2026-11-24T12:30+01:00");
    expect(opening(point, "2026-11-24T12:30")).toBe("opens 2026-11-24T14:00+01:00");
  });

  test("after the last hours of the day, the next day that has some", () => {
    expect(opening(point, "2026-11-24T16:00")).toBe("opens 2026-11-26T10:00+01:00");
    expect(opening(point, "2026-11-26T13:00")).toBe("opens 2026-12-01T10:00+01:00");
  });

  test("blocks that touch or overlap are one", () => {
    const joined = [weekly("MO", "09:00", "12:00"), weekly("MO", "11:00", "17:00")];
    expect(opening({ schedules: joined }, "2026-11-23T10:00")).toBe(
      "open until 2026-11-23T17:00+01:00",
    );
  });
});

describe("around midnight", () => {
  const shelter = { schedules: [weekly(EVERY_DAY, "20:00", "09:00")] };

  test("closing earlier than opening is the next day", () => {
    expect(opening(shelter, "2026-11-21T23:30")).toBe("open until 2026-11-22T09:00+01:00");
    expect(opening(shelter, "2026-11-22T03:00")).toBe("open until 2026-11-22T09:00+01:00");
    expect(opening(shelter, "2026-11-22T10:00")).toBe("opens 2026-11-22T20:00+01:00");
  });

  test("Saturday's night belongs to Saturday", () => {
    const point = { schedules: [weekly("SA", "22:00", "02:00")] };
    expect(opening(point, "2026-11-22T01:00")).toBe("open until 2026-11-22T02:00+01:00");
    expect(opening(point, "2026-11-21T01:00")).toBe("opens 2026-11-21T22:00+01:00");
  });

  test("00:00 to 23:59 is the whole day, and every day is always", () => {
    const wholeDay = weekly(EVERY_DAY, "00:00", "23:59");
    expect(opening({ schedules: [wholeDay] }, "2026-11-21T23:59")).toBe("always");
    expect(opening({ schedules: [wholeDay] }, "2026-03-29T02:30")).toBe("always");
    expect(opening({ schedules: [weekly("SA,SU", "00:00", "23:59")] }, "2026-11-21T12:00")).toBe(
      "open until 2026-11-23T00:00+01:00",
    );
  });

  test("always, but for a day on which it is closed", () => {
    const point = {
      schedules: [weekly(EVERY_DAY, "00:00", "23:59")],
      closedOn: ["2026-11-23"],
    };
    expect(opening(point, "2026-11-21T12:00")).toBe("open until 2026-11-23T00:00+01:00");
    expect(opening(point, "2026-11-23T12:00")).toBe("opens 2026-11-24T00:00+01:00");
  });
});

describe("the nights on which the clock changes", () => {
  const shelter = { schedules: [weekly(EVERY_DAY, "20:00", "08:00")] };

  test("to summer time, an hour shorter, still until eight on the clock", () => {
    expect(opening(shelter, "2026-03-28T21:00")).toBe("open until 2026-03-29T08:00+02:00");
    expect(openUntil(shelter, "2026-03-28T20:00")).toBe(11);
  });

  test("to winter time, an hour longer, still until eight on the clock", () => {
    expect(opening(shelter, "2026-10-24T21:00")).toBe("open until 2026-10-25T08:00+01:00");
    expect(openUntil(shelter, "2026-10-24T20:00")).toBe(13);
  });

  test("a time that is skipped is the moment of skipping", () => {
    const point = { schedules: [weekly(EVERY_DAY, "22:00", "02:30")] };
    expect(opening(point, "2026-03-28T23:00")).toBe("open until 2026-03-29T03:00+02:00");
    const early = { schedules: [weekly("SU", "02:30", "05:00")] };
    expect(opening(early, "2026-03-29T00:00")).toBe("opens 2026-03-29T03:00+02:00");
  });

  test("a time that comes twice is the first", () => {
    const point = { schedules: [weekly(EVERY_DAY, "22:00", "02:30")] };
    expect(opening(point, "2026-10-24T23:00")).toBe("open until 2026-10-25T02:30+02:00");
  });

  test("hours on the Monday after are told by the new clock", () => {
    const point = { schedules: [weekly("MO", "09:00", "17:00")] };
    expect(opening(point, "2026-03-27T12:00")).toBe("opens 2026-03-30T09:00+02:00");
    expect(opening(point, "2026-10-23T12:00")).toBe("opens 2026-10-26T09:00+01:00");
  });

  function openUntil(point: Partial<HelpPoint>, from: string): number {
    const found = openingOf(helpPoint(point), at(from));
    return found.state === "open" ? (found.until - at(from)) / 3_600_000 : Number.NaN;
  }
});

describe("rules", () => {
  const hours = { opensAt: "19:30", closesAt: "21:00" };

  test("the second Monday and the last Friday of the month", () => {
    const monday = { schedules: [{ freq: "MONTHLY", byday: "2MO", ...hours } as const] };
    expect(opening(monday, "2026-11-21T12:00")).toBe("opens 2026-12-14T19:30+01:00");
    const friday = { schedules: [{ freq: "MONTHLY", byday: "-1FR", ...hours } as const] };
    expect(opening(friday, "2026-11-21T12:00")).toBe("opens 2026-11-27T19:30+01:00");
    expect(opening(friday, "2026-11-28T12:00")).toBe("opens 2026-12-25T19:30+01:00");
  });

  test("a day of the month, counted from the end too", () => {
    const last = { schedules: [{ freq: "MONTHLY", bymonthday: "-1", ...hours } as const] };
    expect(opening(last, "2027-02-01T12:00")).toBe("opens 2027-02-28T19:30+01:00");
    const first = { schedules: [{ freq: "MONTHLY", dtstart: "2026-01-05", ...hours } as const] };
    expect(opening(first, "2026-11-21T12:00")).toBe("opens 2026-12-05T19:30+01:00");
  });

  test("every other week from the first day on", () => {
    const schedule = { freq: "WEEKLY", byday: "SU", interval: 2, dtstart: "2026-01-04" } as const;
    const point = { schedules: [{ ...schedule, ...hours }] };
    expect(opening(point, "2026-11-21T12:00")).toBe("opens 2026-11-22T19:30+01:00");
    expect(opening(point, "2026-11-23T12:00")).toBe("opens 2026-12-06T19:30+01:00");
    expect(opening(point, "2025-12-01T12:00")).toBe("opens 2026-01-04T19:30+01:00");
  });

  test("so many times, and no more", () => {
    const schedule = { freq: "WEEKLY", byday: "MO", count: 2, dtstart: "2026-11-16" } as const;
    const point = { schedules: [{ ...schedule, ...hours }] };
    expect(opening(point, "2026-11-17T12:00")).toBe("opens 2026-11-23T19:30+01:00");
    expect(opening(point, "2026-11-24T12:00")).toBe("unknown");
  });

  test("until and valid_to are the last day", () => {
    for (const limit of [{ until: "2026-11-23" }, { validTo: "2026-11-23" }]) {
      const point = { schedules: [{ ...weekly("MO", "19:30", "21:00"), ...limit }] };
      expect(opening(point, "2026-11-21T12:00")).toBe("opens 2026-11-23T19:30+01:00");
      expect(opening(point, "2026-11-23T22:00")).toBe("unknown");
    }
  });

  test("a period that comes months from now is found", () => {
    const ramadan = { validFrom: "2027-02-08", validTo: "2027-03-09" };
    const point = { schedules: [{ ...weekly(EVERY_DAY, "18:00", "00:30"), ...ramadan }] };
    expect(opening(point, "2026-11-21T12:00")).toBe("opens 2027-02-08T18:00+01:00");
    expect(opening(point, "2027-03-10T00:10")).toBe("open until 2027-03-10T00:30+01:00");
    expect(opening(point, "2027-03-10T01:00")).toBe("unknown");
  });

  test("parts that only leave out: weeks, days of the year, days of the month", () => {
    const weeks = { ...weekly("TH", "10:00", "12:00"), byweekno: "50,-1" };
    expect(opening({ schedules: [weeks] }, "2026-11-21T12:00")).toBe(
      "opens 2026-12-10T10:00+01:00",
    );
    expect(opening({ schedules: [weeks] }, "2026-12-12T12:00")).toBe(
      "opens 2026-12-31T10:00+01:00",
    );
    const friday13 = { ...weekly("FR", "10:00", "12:00"), bymonthday: "13" };
    expect(opening({ schedules: [friday13] }, "2026-11-21T12:00")).toBe(
      "opens 2027-08-13T10:00+02:00",
    );
    const newYear = { freq: "WEEKLY", byyearday: "1", ...hours } as const;
    expect(opening({ schedules: [newYear] }, "2026-11-21T12:00")).toBe(
      "opens 2027-01-01T19:30+01:00",
    );
  });

  test("a rule that never comes true is unknown, and fast", () => {
    const never = { freq: "MONTHLY", byday: "5MO", bymonthday: "1", ...hours } as const;
    const start = performance.now();
    expect(opening({ schedules: [never] }, "2026-11-21T12:00")).toBe("unknown");
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe("no hours", () => {
  test("by appointment, or nothing said: unknown", () => {
    expect(opening({}, "2026-11-21T12:00")).toBe("unknown");
    const byAppointment = { freq: "WEEKLY", byday: "MO" } as const;
    expect(opening({ schedules: [byAppointment] }, "2026-11-23T12:00")).toBe("unknown");
  });
});

describe("days on which the door stays shut", () => {
  const office = { schedules: [weekly("MO,TU,WE,TH,FR", "09:00", "17:00")] };

  test("a closed day beats the schedule; the night before runs on", () => {
    const closed = { ...office, closedOn: ["2026-11-23"] };
    expect(opening(closed, "2026-11-23T10:00")).toBe("opens 2026-11-24T09:00+01:00");
    const night = { schedules: [weekly("SU,MO", "20:00", "08:00")], closedOn: ["2026-11-23"] };
    expect(opening(night, "2026-11-23T07:00")).toBe("open until 2026-11-23T08:00+01:00");
    expect(opening(night, "2026-11-23T21:00")).toBe("opens 2026-11-29T20:00+01:00");
  });

  test("formal help is closed on a public holiday, informal help is not", () => {
    expect(opening({ ...office, kind: "formal" }, "2026-12-25T10:00")).toBe(
      "opens 2026-12-28T09:00+01:00",
    );
    expect(opening({ ...office, kind: "informal" }, "2026-12-25T10:00")).toBe(
      "open until 2026-12-25T17:00+01:00",
    );
  });

  test("formal help that is scheduled for that date is open", () => {
    const thatDay = { validFrom: "2027-05-05", validTo: "2027-05-05" };
    const schedules = [...office.schedules, { ...weekly("WE", "10:00", "12:00"), ...thatDay }];
    expect(opening({ kind: "formal", schedules }, "2027-05-05T09:30")).toBe(
      "opens 2027-05-05T10:00+02:00",
    );
  });

  test("formal help that is open all week knows no holidays", () => {
    const line = { kind: "formal", schedules: [weekly(EVERY_DAY, "00:00", "23:59")] } as const;
    expect(opening(line, "2026-12-25T10:00")).toBe("always");
  });
});

test("any week is told as a naive reading of the clock tells it", () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 2 });
  const block = fc.record({ day: fc.integer({ min: 0, max: 6 }), opens: minutes, closes: minutes });
  // Between the changes of the clock.
  const moment = fc.integer({
    min: at("2026-11-01T00:00") / 60_000,
    max: at("2027-03-27T00:00") / 60_000,
  });
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), moment, (blocks, minute) => {
      const schedules = blocks.map(({ day, opens, closes }) =>
        weekly(EVERY_DAY.split(",")[day] ?? "", clock(opens), clock(closes)),
      );
      const found = openingOf(helpPoint({ schedules }), minute * 60_000);
      const isOpen = found.state === "open" || found.state === "always";
      expect(isOpen).toBe(blocks.some((one) => isWithin(one, minute * 60_000)));
      if (found.state === "open")
        expect(blocks.some((one) => isWithin(one, found.until))).toBe(false);
      if (found.state === "closed")
        expect(blocks.some((one) => isWithin(one, found.opens))).toBe(true);
    }),
  );

  function isWithin(
    { day, opens, closes }: { day: number; opens: number; closes: number },
    moment: number,
  ) {
    const local =
      Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO("Europe/Amsterdam");
    const now = (local.dayOfWeek - 1) * 1440 + local.hour * 60 + local.minute;
    const start = day * 1440 + opens;
    const length = closes <= opens ? closes + 1440 - opens : closes - opens;
    return (now - start + 7 * 1440) % (7 * 1440) < length;
  }

  function clock(minute: number): string {
    const two = (value: number) => String(value).padStart(2, "0");
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  }
});

test("asking about another day and back gives the same", () => {
  const point = helpPoint({ schedules: [weekly("MO", "09:00", "17:00")] });
  const first = openingOf(point, at("2026-11-23T10:00"));
  openingOf(point, at("2027-06-01T10:00"));
  expect(openingOf(point, at("2026-11-23T10:00"))).toEqual(first);
});
