import { expect, test } from "vitest";
import { dateOf, dayNumber } from "#adapters/help/day.ts";
import { isPublicHoliday } from "#adapters/help/public-holidays.ts";

function holidaysOf(year: number): string[] {
  const first = dayNumber(`${year}-01-01`);
  return Array.from({ length: 366 }, (_, index) => first + index)
    .filter(isPublicHoliday)
    .map(dateOf)
    .filter((date) => date.startsWith(String(year)))
    .map((date) => date.slice(5));
}

test("the public holidays of a year", () => {
  expect(holidaysOf(2026)).toEqual([
    "01-01",
    "04-03",
    "04-05",
    "04-06",
    "04-27",
    "05-05",
    "05-14",
    "05-24",
    "05-25",
    "12-25",
    "12-26",
  ]);
});

test("King's Day moves from a Sunday to the Saturday before", () => {
  expect(holidaysOf(2025)).toContain("04-26");
  expect(holidaysOf(2025)).not.toContain("04-27");
});

test("Easter, early and late", () => {
  const easter: [number, string][] = [
    [2000, "04-23"],
    [2008, "03-23"],
    [2024, "03-31"],
    [2027, "03-28"],
    [2038, "04-25"],
    [2049, "04-18"],
  ];
  for (const [year, date] of easter) expect(holidaysOf(year)).toContain(date);
});
