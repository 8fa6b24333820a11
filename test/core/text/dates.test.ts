import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayNumber, dayOfNumber, isDay, weekdayOfDay } from "#core/text/calendar.ts";
import { isFreeDay, workingDaysBefore, workingDayUpTo } from "#core/text/dutch-days.ts";
import { readDay, readTerm } from "#core/text/read-dates.ts";

const TODAY = "2026-06-10";

describe("the calendar", () => {
  const number = fc.integer({ min: -200_000, max: 200_000 });

  test("numbers days one after the other", () => {
    fc.assert(
      fc.property(number, (days) => {
        const day = dayOfNumber(days);
        expect(dayNumber(day)).toBe(days);
        expect(day).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(weekdayOfDay(day) % 7).toBe(new Date(days * 86_400_000).getUTCDay());
      }),
    );
  });

  test.each([
    ["2026-02-28", true],
    ["2026-02-29", false],
    ["2028-02-29", true],
    ["2026-06-31", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
  ])("%s is a day: %s", (day, is) => {
    expect(isDay(day)).toBe(is);
  });

  test("days are added over the end of a year", () => {
    expect(addDays("2026-12-25", 14)).toBe("2027-01-08");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });
});

describe("free days", () => {
  // Rijksoverheid's list of holidays for 2026 and 2027.
  test.each([
    ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14"],
    ...["2026-05-25", "2026-12-25", "2026-12-26", "2027-03-26", "2027-03-29", "2027-05-06"],
    ...["2027-05-17", "2025-04-26"],
  ])("%s is a holiday", (day) => {
    expect(isFreeDay(day)).toBe(true);
  });

  test("weekends are free, other days are not", () => {
    expect(["2026-06-06", "2026-06-07"].map(isFreeDay)).toEqual([true, true]);
    expect(["2026-06-05", "2026-06-08", "2026-12-24", "2026-12-31"].map(isFreeDay)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("the working day before Easter Monday is Thursday", () => {
    expect(workingDayUpTo("2026-04-06")).toBe("2026-04-02");
    expect(workingDayUpTo("2026-04-07")).toBe("2026-04-07");
    expect(workingDaysBefore("2026-04-07", 3)).toBe("2026-03-31");
  });
});

describe("a day in words or figures", () => {
  test.each([
    ["3 juni", "nl", "2026-06-03"],
    ["3-6", "nl", "2026-06-03"],
    ["03/06/2026", "nl", "2026-06-03"],
    ["3.6.26", "nl", "2026-06-03"],
    ["2026-06-03", "nl", "2026-06-03"],
    ["op 3 jun staat er", "nl", "2026-06-03"],
    ["de brief is van 28 december", "nl", "2025-12-28"],
    ["June 3rd", "en", "2026-06-03"],
    ["3 Haziran", "tr", "2026-06-03"],
    ["3 haz", "tr", "2026-06-03"],
    ["٣ يونيو", "ar", "2026-06-03"],
    ["3 juni", "ar", "2026-06-03"],
    ["3 czerwca", "pl", "2026-06-03"],
    ["3 червня", "uk", "2026-06-03"],
    ["3 juin 2026", "fr", "2026-06-03"],
    ["3 de junio", "es", "2026-06-03"],
    ["3 mei", "pap", "2026-05-03"],
    ["12 maart 2025", "nl", "2025-03-12"],
    ["8 juli", "nl", "2026-07-08"],
  ])("%s (%s) is %s", (text, locale, day) => {
    expect(readDay(text, locale, TODAY)).toBe(day);
  });

  test("a month may have a name that only the locale knows, of two letters too", () => {
    const months = [
      "ጥሪ",
      "ለካቲት",
      "መጋቢት",
      "ሚያዝያ",
      "ግንቦት",
      "ሰነ",
      "ሓምለ",
      "ነሓሰ",
      "መስከረም",
      "ጥቅምቲ",
      "ሕዳር",
      "ታሕሳስ",
    ];
    expect(readDay("3 ሰነ", "ti", TODAY, months)).toBe("2026-06-03");
    expect(readDay("3 ግንቦት 2026", "ti", TODAY, months)).toBe("2026-05-03");
    expect(readDay("3 juni", "ti", TODAY, months)).toBe("2026-06-03");
  });

  test.each(["", "morgen", "31 juni", "31-6", "juni", "3", "40-40", "ik weet het niet"])(
    "%j names no day",
    (text) => {
      expect(readDay(text, "nl", TODAY)).toBeNull();
    },
  );

  test("whatever is typed, it is a real day or none, and never far ahead without a year", () => {
    const part = fc.constantFrom("3", "31", "6", "02", "-", "/", " ", "juni", "feb", "2026", "x");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join(" ");
        const day = readDay(text, "nl", TODAY);
        if (day === null) return;
        expect(isDay(day)).toBe(true);
        if (!/\d+\D+\d+\D+\d|20/.test(text)) expect(day <= addDays(TODAY, 31)).toBe(true);
      }),
    );
  });
});

describe("a term", () => {
  test.each([
    ["14", "nl", 14],
    ["14 dagen", "nl", 14],
    ["binnen 6 weken", "nl", 42],
    ["1 week", "nl", 7],
    ["1 maand", "nl", 30],
    ["2 hafta", "tr", 14],
    ["٣ أسابيع", "ar", 21],
    ["2 tygodnie", "pl", 14],
    ["2 тижні", "uk", 14],
    ["3 semaines", "fr", 21],
    ["10 days", "ar", 10],
    ["2 ኣዋርሕ", "ti", 60],
  ])("%s (%s) is %i days", (text, locale, days) => {
    expect(readTerm(text, locale)).toBe(days);
  });

  test("a week may have a name that only the locale knows", () => {
    expect(readTerm("3 isbuuc", "so", ["isbuuc", "asbuuc"])).toBe(21);
    expect(readTerm("2 toddobaad", "so")).toBe(14);
  });

  test.each(["", "snel", "0", "999 dagen", "100 weken"])("%j is none", (text) => {
    expect(readTerm(text, "nl")).toBeNull();
  });
});
