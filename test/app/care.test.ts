import { describe, expect, test } from "vitest";
import { tidy } from "#app/tidy.ts";
import { DAY, HOUR, realContent } from "../support/content.ts";
import { words } from "../support/talk.ts";
import { asksForCall, openTown, type Town } from "../support/world.ts";

const NUMBER = "+31612345678";

/** Anna asked, Fatima has it and spoke with her. */
async function inTouch(): Promise<Town> {
  const town = openTown();
  await town.keyPerson("fatima");
  await asksForCall(town, "anna");
  await town.taps("fatima", town.offered("fatima", "claim:"));
  await town.taps("fatima", "request:reached");
  return town;
}

/** Fatima proposes the municipality, on the first day that is offered. */
async function proposes(town: Town): Promise<void> {
  await town.taps("fatima", "request:handover");
  await town.taps("fatima", town.offered("fatima", "hand:"));
  await town.taps("fatima", town.offered("fatima", "handday:"));
}

function last(town: Town, name: string): string {
  return town.received(name).at(-1) ?? "";
}

function mails(town: Town) {
  return town.attempts.filter(({ channel }) => channel === "mail");
}

describe("a warm handover", () => {
  test("passes on nothing before the yes, and then what was read, by mail, without number or name", async () => {
    const town = await inTouch();
    await proposes(town);
    expect(mails(town)).toEqual([]);
    await town.taps("anna", "handover:read");
    const read = last(town, "anna");
    await town.taps("anna", "handover:yes:together");
    const [mail, ...more] = mails(town);
    expect(more).toEqual([]);
    expect(mail?.name).toBe(
      realContent().directory.points.find(({ id }) => id === "gemeente")?.email,
    );
    const text = mail?.rendered.texts.join("\n") ?? "";
    expect(text).toContain(words("nl", "handover.letter-together", { name: "fatima" }));
    expect(text).not.toContain("612345678");
    for (const line of text.split("\n").filter((one) => !one.includes("fatima komt mee"))) {
      expect(`${read}\n${words("nl", "handover.letter-subject")}`).toContain(
        line.replace("• ", ""),
      );
    }
    expect(last(town, "fatima")).toContain(words("nl", "handover.mailed"));
  });

  test("without mail the key person gets the text to forward", async () => {
    const town = await inTouch();
    (town.world.channels as Map<string, unknown>).delete("mail");
    await proposes(town);
    await town.taps("anna", "handover:yes:alone");
    expect(mails(town)).toEqual([]);
    expect(last(town, "fatima")).toContain(words("nl", "handover.forward"));
    expect(last(town, "fatima")).toContain(words("nl", "handover.letter-close"));
  });

  test("a no passes on nothing, and the same key person stays", async () => {
    const town = await inTouch();
    await proposes(town);
    await town.taps("anna", "handover:no");
    expect(mails(town)).toEqual([]);
    expect(last(town, "fatima")).toBe(words("nl", "handover.refused"));
    expect(await town.request()).toMatchObject({
      state: "reached",
      claimedBy: town.idOf("fatima"),
    });
  });

  test.each([
    ["handover:arrived", "has-arrived", "arrived"],
    ["handover:not-arrived", "has-not-arrived", "not-arrived"],
  ])(
    "one reminder before, one question after; of %s the key person hears only that",
    async (tap, heard, said) => {
      const town = await inTouch();
      await proposes(town);
      await town.taps("anna", "handover:yes:three");
      const before = town.received("anna").length;
      await town.waits(2 * DAY);
      const [question, ...more] = town.received("anna").slice(before);
      expect(more).toEqual([]);
      expect(question).toBe(words("nl", "callback.arrival-asked", { name: "fatima" }));
      await town.taps("anna", tap);
      expect(last(town, "fatima")).toBe(words("nl", `handover.${heard}`));
      expect(last(town, "anna")).toBe(words("nl", `callback.${said}`, { name: "fatima" }));
    },
  );

  test("is reminded of once, the morning before, when the visit is later than tomorrow", async () => {
    const town = await inTouch();
    await town.taps("fatima", "request:handover");
    const [request = ""] = [(await town.request())?.id];
    await town.taps("fatima", `handday:${request}:gemeente:2026-11-30`);
    await town.taps("anna", "handover:yes:alone");
    const before = town.received("anna").length;
    await town.waits(6.5 * DAY);
    expect(town.received("anna").slice(before)).toEqual([
      expect.stringContaining(words("nl", "handover.visit", { day: "maandag 30 november" })),
    ]);
  });
});

describe("somebody without a phone", () => {
  test("and their key person write to each other, and nobody else is in it", async () => {
    const town = openTown();
    await town.keyPerson("fatima");
    for (const tap of ["callback:start", "callback:now", "callback:any", "callback:write"]) {
      await town.taps("anna", tap);
    }
    await town.taps("anna", "callback:yes");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    expect(last(town, "fatima")).toContain(words("nl", "key-person.no-number"));
    await town.taps("fatima", "request:write");
    await town.says("fatima", "Hallo, hoe is het?");
    expect(town.received("anna").slice(-2).join()).toContain("Hallo, hoe is het?");
    expect(await town.request()).toMatchObject({ state: "reached" });
    await town.says("anna", "Ik heb een brief");
    expect(last(town, "fatima")).toContain("Ik heb een brief");
    const id = (await town.request())?.id ?? "";
    await town.taps("mallory", `request:write:${id}`);
    await town.says("mallory", "geef me geld");
    expect(town.received("anna").join()).not.toContain("geef me geld");
    expect(town.received("fatima").join()).not.toContain("geef me geld");
  });

  test("what is written after the end does not get lost in silence", async () => {
    const town = await inTouch();
    await town.taps("fatima", "request:write");
    await town.says("fatima", "Hallo");
    await town.taps("fatima", "request:done");
    const before = town.received("anna").length;
    await town.says("anna", "bedankt!");
    expect(town.received("anna").length).toBeGreaterThan(before);
  });
});

describe("some days after the end", () => {
  test("one question, and a sad face brings the same person first", async () => {
    const town = await inTouch();
    await town.keyPerson("ali");
    await town.taps("fatima", "request:done");
    await town.waits(5 * DAY);
    expect(last(town, "anna")).toBe(words("nl", "callback.aftercare"));
    await town.taps("anna", town.offered("anna", "aftercare:bad:"));
    const before = town.received("fatima").length;
    await town.taps("anna", town.offered("anna", "ask-again:same:"));
    expect(last(town, "anna")).toBe(words("nl", "callback.opened"));
    expect(town.received("fatima").length).toBe(before + 1);
    expect(last(town, "fatima")).toContain(words("nl", "key-person.offer-again"));
    expect(town.received("ali")).toEqual([]);
    await town.waits(HOUR);
    expect(town.received("ali")).toHaveLength(1);
  });

  test("or somebody else, and never that one again", async () => {
    const town = await inTouch();
    await town.keyPerson("ali");
    await town.taps("fatima", "request:done");
    await town.waits(5 * DAY);
    await town.taps("anna", town.offered("anna", "aftercare:bad:"));
    const before = town.received("fatima").length;
    await town.taps("anna", town.offered("anna", "ask-again:other:"));
    expect(town.received("ali")).toHaveLength(1);
    expect(town.received("fatima")).toHaveLength(before);
  });

  test("when the number is gone already, it is asked anew", async () => {
    const town = await inTouch();
    await town.taps("fatima", "request:done");
    await town.waits(5 * DAY);
    await town.waits(10 * DAY);
    await tidy(town.world);
    await town.taps("anna", town.offered("anna", "aftercare:bad:"));
    await town.taps("anna", town.offered("anna", "ask-again:same:"));
    expect(last(town, "anna")).toBe(words("nl", "callback.when"));
  });

  test("nothing after a private topic", async () => {
    const town = openTown();
    await town.keyPerson("fatima");
    await town.says("anna", "ik wil niet meer leven");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    await town.taps("fatima", "request:done");
    const before = town.received("anna").length;
    await town.waits(20 * DAY);
    expect(town.received("anna")).toHaveLength(before);
  });
});

describe("nothing that comes by itself shows a topic to whoever sees the preview", () => {
  /** What a locked phone shows of a message. */
  const PREVIEW = 90;

  test("neither to the resident, anywhere, nor to the key person at first sight", async () => {
    const town = openTown();
    await town.keyPerson("fatima");
    await town.coordinator("kees");
    await town.says("anna", "ik kan mijn huur niet betalen");
    const asked = town.received("anna").length;
    await asksForCall(town, "anna");
    const shownBack = town.received("anna").length - 1;
    await town.taps("fatima", town.offered("fatima", "claim:"));
    await town.taps("fatima", "request:not-reached");
    await town.taps("fatima", "request:reached");
    await proposes(town);
    await town.taps("anna", "handover:yes:alone");
    await town.waits(30 * DAY);
    await town.taps("fatima", "request:done");
    await town.waits(6 * DAY);
    const name = words("nl", "topics.rent-arrears.name").toLowerCase();
    const news = [...town.received("anna").slice(0, 0), ...town.received("anna").slice(shownBack)];
    expect(asked).toBeLessThan(shownBack);
    expect(news.join("\n").toLowerCase()).not.toMatch(new RegExp(`${name}|schuld(?!hulp en)`));
    for (const text of [...town.received("fatima"), ...town.received("kees")]) {
      expect(text.slice(0, PREVIEW).toLowerCase()).not.toContain(name);
    }
  });
});

describe("what is kept of a request", () => {
  test("number, notes and rows go on the day, timers with them; counts stay", async () => {
    const town = await inTouch();
    await town.taps("fatima", "request:note");
    await town.taps("fatima", "note-line");
    await town.says("fatima", "belt maandag terug");
    const id = (await town.request())?.id ?? "";
    await town.taps("fatima", "request:done");
    await town.waits(13 * DAY);
    await tidy(town.world);
    const kept = await town.world.store.transaction(({ requests }) => requests.load(id));
    expect(kept?.wish.number).toBe(NUMBER);
    expect(kept?.notes.line).toBe("belt maandag terug");
    await town.waits(2 * DAY);
    await tidy(town.world);
    await town.world.store.transaction(async ({ requests, signals }) => {
      expect(await requests.load(id)).toBeNull();
      expect(await requests.changes(id)).toEqual([]);
      const sums = await signals.sums("2026-11-01", "2027-01-31");
      expect(sums.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(["request-open", "request-claim", "request-done"]),
      );
    });
  });
});
