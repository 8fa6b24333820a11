import { describe, expect, test } from "vitest";
import {
  dateText,
  dayOf,
  figureText,
  momentText,
  moneyText,
  timeText,
  weekdayOf,
  weekdayText,
} from "#core/text/format.ts";
import { MONDAY } from "../../support/content.ts";

const ORIGIN = {
  means: "something",
  source: "https://example.nl",
  tier: "official",
  checked: "2026-11-01",
  look: "example.nl",
} as const;

describe("money stands as on Dutch letters, in every language", () => {
  test.each([
    [129, "€\u00a0129"],
    [40857, "€\u00a040.857"],
    [932.93, "€\u00a0932,93"],
    [0.5, "€\u00a00,50"],
    [0, "€\u00a00"],
  ])("%d reads %s", (euros, text) => {
    expect(moneyText(euros)).toBe(text);
    for (const locale of ["nl", "ar", "fa", "tr"]) {
      expect(figureText(locale, { ...ORIGIN, money: euros })).toBe(text);
    }
  });
});

describe("dates and times", () => {
  test("are those of the Netherlands, whatever the machine's clock says", () => {
    const beforeMidnight = Date.parse("2026-06-30T22:30Z");
    expect(dayOf(beforeMidnight)).toBe("2026-07-01");
    expect(weekdayOf(beforeMidnight)).toBe(3);
    expect(timeText("nl", beforeMidnight)).toBe("00:30");
  });

  test("a week counts from Monday, 1, to Sunday, 7", () => {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => weekdayOf(MONDAY + day * 86_400_000));
    expect(days).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test.each([
    ["nl", "maandag", "maandag 23 november om 10:00", "31 december 2026"],
    ["en", "Monday", "Monday, 23 November at 10:00", "31 December 2026"],
    ["tr", "Pazartesi", "23 Kasım Pazartesi 10:00", "31 Aralık 2026"],
    ["ar", "الاثنين", "الاثنين، 23 نوفمبر في 10:00", "31 ديسمبر 2026"],
  ])("are words of the reader, day before month: %s", (locale, weekday, moment, date) => {
    expect(weekdayText(locale, MONDAY)).toBe(weekday);
    expect(momentText(locale, MONDAY)).toBe(moment);
    expect(dateText(locale, "2026-12-31")).toBe(date);
  });

  test.each(["ar", "fa", "nl", "so", "ti"])("stand in digits of a Dutch letter in %s", (locale) => {
    expect(timeText(locale, MONDAY)).toBe("10:00");
    expect(dateText(locale, "2026-02-28")).toMatch(/28.*2026|2026.*28/);
  });

  test("a day is that day, at the edges of years and in leap years", () => {
    expect(dateText("en", "2026-01-01")).toBe("1 January 2026");
    expect(dateText("en", "2028-02-29")).toBe("29 February 2028");
    expect(dateText("en", "2000-03-01")).toBe("1 March 2000");
    expect(dateText("en", "1999-12-31")).toBe("31 December 1999");
  });
});

describe("a figure", () => {
  test("is an amount, a number or a date, each as it is read", () => {
    expect(figureText("nl", { ...ORIGIN, money: 1234.5 })).toBe("€\u00a01.234,50");
    expect(figureText("nl", { ...ORIGIN, count: 14 })).toBe("14");
    expect(figureText("nl", { ...ORIGIN, date: "2026-12-31" })).toBe("31 december 2026");
  });
});
