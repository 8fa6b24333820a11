import { expect, test } from "vitest";
import { localTime } from "#adapters/help/local-time.ts";

const today = "2026-11-21";

test.each([
  ["09:30", {}, "09:30"],
  ["9:30", {}, "09:30"],
  ["10:00:00", {}, "10:00"],
  ["24:00", {}, "00:00"],
  ["10:00:00", { timezone: 3, on: "2005-01-01" }, "08:00"],
  ["10:00:00", { timezone: 3, on: "2005-07-01" }, "09:00"],
  ["10:00Z", { on: "2026-01-15" }, "11:00"],
  ["10:00Z", { on: "2026-07-15" }, "12:00"],
  ["10:00Z", {}, "11:00"],
  ["10:00+02:00", { on: "2026-07-15" }, "10:00"],
  ["10:00+0200", { on: "2026-01-15" }, "09:00"],
  ["09:00-05:00", { on: "2026-01-15" }, "15:00"],
  ["10:00:00.000+01", {}, "10:00"],
])("%s with %o is %s in the Netherlands", (text, given, time) => {
  expect(localTime(text, { today, ...given })?.time).toBe(time);
});

test("our own offset without a day is the clock on the wall", () => {
  for (const offset of ["+01:00", "+02:00"]) {
    for (const day of ["2026-01-15", "2026-07-15"]) {
      expect(localTime(`09:00${offset}`, { today: day })?.time).toBe("09:00");
    }
  }
});

test("a suffix counts before the timezone", () => {
  expect(localTime("10:00+01:00", { today, timezone: 3, on: "2026-01-15" })?.time).toBe("10:00");
});

test("how many days it moved is told", () => {
  expect(localTime("23:30Z", { today, on: "2026-07-15" })).toMatchObject({
    time: "01:30",
    days: 1,
  });
  expect(localTime("01:00", { today, timezone: 9, on: "2026-07-15" })?.days).toBe(-1);
});

test.each(["", "ten", "25:00", "10:60", "24:01", "10.00", "10:00 am"])("%j is no time", (text) => {
  expect(localTime(text, { today })).toBeNull();
});
