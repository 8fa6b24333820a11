import { describe, expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { STEPS_PER_TURN } from "#core/flow/limits.ts";
import { contentWithFlow, DAY, HOUR, localeIds, realContent } from "../support/content.ts";
import { words } from "../support/talk.ts";
import { PHRASES } from "../support/understand.ts";
import { asksForCall, openTown, type Town } from "../support/world.ts";

// One test for each of the failures that other assistants are known for.

test("1. silent loss while busy: a burst of twenty gives twenty answers, in order", async () => {
  const town = openTown();
  const burst = Array.from({ length: 20 }, (_, n) =>
    town.event("anna", { type: "text", text: `${n}x` }),
  );
  for (const event of burst) void town.service.receive(event);
  await town.service.receive(town.event("anna", { type: "text", text: "last" }));
  await town.service.settle();
  const order = town.attempts.map(({ id }) => id.split("#")[0]);
  expect(order.slice(0, 20)).toEqual(burst.map(({ id }) => `web:${id}`));
  expect(order).toHaveLength(21);
});

test("2. duplicates: the same delivery twice, also at the same moment, is answered once", async () => {
  const town = openTown();
  const event = town.event("anna", { type: "text", text: "hallo" });
  await Promise.all([town.service.receive(event), town.service.receive({ ...event })]);
  await town.service.settle();
  expect(town.attempts).toHaveLength(1);
});

test("3. lost after an outage: what came in late is answered, what went out while down is sent", async () => {
  let down = true;
  const town = openTown({ script: () => (down ? "fails" : undefined) });
  const events = [1, 2, 3].map((n) => town.event("anna", { type: "text", text: `vraag ${n}` }));
  await town.service.receive(events[0] ?? town.event("anna", { type: "image" }));
  await town.service.settle();
  town.clock.forward(6 * HOUR);
  for (const event of events.slice(1)) await town.service.receive(event);
  await town.service.settle();
  down = false;
  for (let minute = 0; minute < 20; minute++) {
    town.clock.forward(HOUR / 60);
    await town.service.settle();
  }
  expect(town.received("anna")).toHaveLength(3);
});

test("4. a handoff that dies: timers are rows, and fire in a process started later", async () => {
  const town = openTown();
  await asksForCall(town, "anna");
  await town.service.stop();
  const later = openTown({ store: town.world.store, clock: town.clock });
  await later.waits(8 * DAY);
  expect(later.received("anna").at(-1)).toBe(words("nl", "callback.expired"));
});

test("5. claimed and forgotten: the claim ends, the next is asked, the resident is told", async () => {
  const town = openTown();
  for (const name of ["fatima", "ali"]) await town.keyPerson(name);
  await asksForCall(town, "anna");
  await town.taps("fatima", town.offered("fatima", "claim:"));
  const offers = town.received("ali").length;
  await town.waits(2 * DAY);
  expect(town.received("anna")).toContain(words("nl", "callback.given-back"));
  expect(town.received("ali").length).toBeGreaterThan(offers);
  expect((await town.request())?.claimedBy).not.toBe(town.idOf("fatima"));
});

test("6. talking over a person: with an open request and stop said, only that request is spoken of", async () => {
  const town = openTown();
  await asksForCall(town, "anna");
  await town.says("anna", "stop");
  const before = town.received("anna").length;
  await town.waits(8 * DAY);
  expect(town.received("anna").slice(before)).toEqual([words("nl", "callback.expired")]);
  expect((await town.says("anna", "hij slaat mij"))[0]).toContain("112");
});

describe("7. a translation that breaks the flow: choices are routed by id, whatever the language", () => {
  async function walk(town: Town, locale: string): Promise<string[]> {
    await town.taps("anna", `language:${locale}`);
    const ids: string[] = [];
    for (const nth of [1, 2, 1, 0]) {
      const offered = town.messages("anna").at(-1)?.choices ?? [];
      ids.push(...offered.map(({ id }) => id));
      if (nth > 0) await town.says("anna", offered[nth - 1]?.label ?? "");
    }
    return ids;
  }

  test.each(localeIds())("in %s the same labels lead the same way", async (locale) => {
    const reference = await walk(openTown(), "nl");
    expect(await walk(openTown(), locale)).toEqual(reference);
  });

  test("a button of the old language still works after a change of language", async () => {
    const town = openTown();
    await town.says("anna", "ik kan mijn huur niet betalen");
    await town.taps("anna", "language:tr");
    await town.taps("anna", "more:rent-arrears");
    expect(town.messages("anna").at(-1)?.locale).toBe("tr");
  });
});

describe("8. system texts of one language: every line is in the language of the reader", () => {
  const { topics } = realContent();
  const TAPS = [
    ...["letter:start", "letter:fine", "bailiff:check", "deadline:start", "may-get:start"],
    ...["menu", "about", "data:show", "share", "help:near", "area:3562", "help:lines", "stop"],
    ...topics.groups.map(({ id }) => `group:${id}`),
    ...["topic", "more", "bring", "desk"].flatMap((kind) =>
      ["rent-arrears", "despair", "digid"].map((topic) => `${kind}:${topic}`),
    ),
    "topic:child-benefit",
  ];

  /** Somebody sees nearly everything, and has a request that ends well. */
  async function seeAll(locale: string): Promise<Town> {
    const town = openTown();
    await town.keyPerson("fatima", { languages: localeIds() });
    for (const name of ["fatima", "anna"]) await town.taps(name, `language:${locale}`);
    for (const choice of TAPS) await town.taps("anna", choice);
    for (const type of ["image", "voice"] as const) await town.happens("anna", { type });
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    for (const move of ["held", "not-reached", "reached", "done"]) {
      await town.taps("fatima", `request:${move}`);
    }
    return town;
  }

  test.each(localeIds())("in %s nothing shows a key, a gap or undefined", async (locale) => {
    const town = await seeAll(locale);
    const all = [...town.received("anna"), ...town.received("fatima")].join("\n");
    expect(all).not.toMatch(/undefined|null|NaN|\[object|\{\{|\}\}/);
    expect(all).not.toMatch(/^[a-z-]+\.[a-z-]+(\.[a-z-]+)?$/m);
    for (const { choices, locale: read } of town.messages("anna")) {
      expect(choices.filter(({ label }) => /^choices\.|^$/.test(label))).toEqual([]);
      expect(read).toBe(locale);
    }
  });

  test("a text that a language lacks is said in the first language, not as a key", () => {
    const { texts } = realContent();
    expect(texts.fill("eo", "start.menu")).toBe(words("nl", "start.menu"));
  });
});

test("9. stuck states: a conversation left in the middle for months takes up again", async () => {
  const town = openTown();
  await town.taps("anna", "callback:start");
  await town.waits(80 * DAY);
  expect((await town.says("anna", "menu"))[0]).toBe(words("nl", "start.menu"));
  expect((await town.says("anna", "stop"))[0]).toBe(words("nl", "start.stopped"));
});

test("10. loops: a flow that never ends sends one message of limited length", async () => {
  const content = contentWithFlow("loop", {
    opens: { choices: { "loop:go": "first" } },
    steps: { first: { say: "start.thanks", go: "first" } },
  });
  const town = openTown({ content });
  const said = await town.taps("anna", "loop:go");
  expect(said).toHaveLength(1);
  expect(said[0]?.split("\n").length).toBeLessThanOrEqual(STEPS_PER_TURN + 1);
});

test("11. a ban of the one number: nothing is ever sent to who did not write or ask for it", async () => {
  const town = openTown();
  await town.keyPerson("fatima");
  await town.says("anna", "ik kan mijn huur niet betalen");
  await asksForCall(town, "bram");
  await town.waits(30 * DAY);
  expect(new Set(town.attempts.map(({ name }) => name))).toEqual(
    new Set(["anna", "bram", "fatima"]),
  );
  expect(town.received("anna")).toHaveLength(1);
});

describe("12. personal data kept and spread", () => {
  const SECRETS = ["0612345678", "612345678", "123456782", "NL91ABNA0417164300", "Fatima-Zahra"];

  async function live(town: Town): Promise<void> {
    await town.keyPerson("fatima", { name: "Fatima-Zahra" });
    for (const phrase of Object.keys(PHRASES)) await town.says("anna-secret", phrase);
    await town.says("anna-secret", "mijn bsn is 123456782 en NL91ABNA0417164300");
    await asksForCall(town, "anna-secret");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    await town.waits(3 * DAY);
    await town.service.receive(town.event("anna-secret", { type: "image" }));
    await town.service.settle();
  }

  test("a log line never holds a text, a number, a name or an address", async () => {
    let broken = false;
    const town = openTown({ script: () => (broken ? "fails" : undefined) });
    await live(town);
    broken = true;
    await asksForCall(town, "anna-secret");
    await town.says("anna-secret", "mijn nummer is 0612345678");
    for (let hour = 0; hour < 48; hour++) {
      for (let quarter = 0; quarter < 4; quarter++) town.clock.forward(HOUR / 4);
      await town.service.settle();
    }
    expect(new Set(town.log.map(({ level }) => level))).toContain("warn");
    const written = JSON.stringify(town.log.map(({ what, about }) => ({ what, about })));
    for (const secret of [...SECRETS, ...Object.keys(PHRASES), "anna-secret"]) {
      expect(written).not.toContain(secret);
    }
  });

  test("what is stored of a conversation holds no text and no address", async () => {
    const town = openTown();
    await live(town);
    const stored = JSON.stringify(await town.conversation("anna-secret"));
    for (const secret of [...SECRETS.slice(0, 4), ...Object.keys(PHRASES)]) {
      expect(stored).not.toContain(secret);
    }
  });

  test("an id of a conversation does not tell whose it is without the key", () => {
    const other = openVault(Buffer.alloc(32, 8)).lookUp("web:anna");
    expect(openTown().idOf("anna")).not.toBe(other);
    expect(openTown().idOf("anna")).toMatch(/^[0-9a-f]{32}$/);
  });

  test("forgetting is at once and whole: the next word is a stranger's", async () => {
    const town = openTown();
    await asksForCall(town, "anna");
    await town.says("anna", "vergeet mij");
    await town.says("anna", "ja");
    expect(await town.conversation("anna")).toBeNull();
    expect((await town.says("anna", "hallo"))[0]).toContain(words("nl", "start.hello"));
    const left = await town.world.store.transaction(({ requests }) =>
      requests.ofResident(town.idOf("anna")),
    );
    expect(left).toEqual([]);
  });
});
