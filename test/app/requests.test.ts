import { describe, expect, test } from "vitest";
import { EXPIRY_MS } from "#core/requests/offer-round.ts";
import { DAY, HOUR } from "../support/content.ts";
import { words } from "../support/talk.ts";
import { asksForCall, openTown, type Town, type TownOptions } from "../support/world.ts";

const NUMBER = "+31612345678";
const ROUND_MS = HOUR;

async function townWith(people: string[], options: TownOptions = {}): Promise<Town> {
  const town = openTown(options);
  for (const name of people) await town.keyPerson(name);
  return town;
}

/** Somebody taps the newest offer they got. */
function claims(town: Town, name: string): Promise<string[]> {
  return town.taps(name, town.offered(name, "claim:"));
}

function last(town: Town, name: string): string {
  return town.received(name).at(-1) ?? "";
}

describe("from yes to done", () => {
  test("resident and key person each hear what they should, and only the claimer the number", async () => {
    const town = await townWith(["fatima", "ali"]);
    await asksForCall(town, "anna");
    expect(last(town, "anna")).toBe(words("nl", "callback.opened"));
    expect(town.received("fatima").join()).not.toContain(NUMBER);
    await claims(town, "fatima");
    expect(last(town, "fatima")).toContain(NUMBER);
    expect(last(town, "anna")).toContain("fatima neemt contact met je op");
    expect(town.received("ali").join()).not.toContain(NUMBER);
    await town.taps("fatima", "request:not-reached");
    expect(last(town, "anna")).toContain("fatima heeft je gebeld");
    await town.taps("fatima", "request:reached");
    await town.taps("fatima", "request:done");
    expect(last(town, "anna")).toContain("fatima laat weten");
    expect(await town.request()).toBeNull();
    expect((await town.conversation("anna"))?.request).toBeNull();
    await town.taps("fatima", "request:held");
    expect(last(town, "fatima")).toBe(words("nl", "key-person.none-held"));
  });

  test("every change is a row with its time and who did it", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    const id = (await town.request())?.id ?? "";
    await claims(town, "fatima");
    await town.taps("fatima", "request:done");
    const changes = await town.world.store.transaction(({ requests }) => requests.changes(id));
    expect(changes.map(({ move, from, to, by }) => [move, from, to, by])).toEqual([
      ["open", "draft", "open", town.idOf("anna")],
      ["claim", "open", "claimed", town.idOf("fatima")],
      ["look", "claimed", "claimed", town.idOf("fatima")],
      ["done", "claimed", "done", town.idOf("fatima")],
    ]);
  });

  test("the resident reads how it stands at any moment", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("fatima", "request:reached");
    await town.taps("anna", "request:status");
    expect(last(town, "anna")).toBe(words("nl", "callback.status-reached", { name: "fatima" }));
  });
});

describe("a claim", () => {
  test("of everybody at once is won by exactly one", async () => {
    const people = ["a", "b", "c"];
    const town = await townWith(people);
    await asksForCall(town, "anna");
    await Promise.all(
      people.map((name) => {
        const choice = town.offered(name, "claim:");
        return town.service.receive(town.event(name, { type: "choice", choice }));
      }),
    );
    await town.service.settle();
    const winners = people.filter((name) => town.received(name).join().includes(NUMBER));
    expect(winners).toHaveLength(1);
    const losers = people.filter((name) => !winners.includes(name));
    for (const name of losers) expect(last(town, name)).toBe(words("nl", "key-person.lost"));
  });

  test("tapped twice is answered twice", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    expect(await claims(town, "fatima")).not.toEqual([]);
  });

  test("of somebody who was not asked is lost, and shows no number", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    const choice = town.offered("fatima", "claim:");
    expect((await town.taps("mallory", choice)).at(-1)).toContain(words("nl", "key-person.lost"));
    expect((await town.request())?.state).toBe("open");
  });

  test("of what was withdrawn meanwhile is lost", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await town.taps("anna", "request:withdraw");
    expect(await claims(town, "fatima")).toEqual([words("nl", "key-person.lost")]);
  });
});

describe("when nobody answers", () => {
  test("three are asked, then all, then the coordinators; the resident hears the truth", async () => {
    const people = ["a", "b", "c", "d", "e"];
    const town = await townWith(people);
    await town.coordinator("kees");
    await asksForCall(town, "anna");
    const asked = () => people.filter((name) => town.received(name).length > 0).length;
    expect(asked()).toBe(3);
    await town.waits(ROUND_MS);
    expect(asked()).toBe(5);
    expect(town.received("kees")).toEqual([]);
    await town.waits(ROUND_MS);
    expect(last(town, "kees")).toContain(words("nl", "coordinator.unclaimed"));
    expect(last(town, "kees")).not.toContain(NUMBER);
    expect(last(town, "anna")).toContain(words("nl", "callback.waiting"));
    await town.waits(EXPIRY_MS);
    expect(last(town, "anna")).toBe(words("nl", "callback.expired"));
    expect(await town.request()).toBeNull();
  });

  test("and nobody fits at all, the coordinators know at once", async () => {
    const town = openTown();
    await town.coordinator("kees");
    await asksForCall(town, "anna");
    expect(last(town, "kees")).toContain(words("nl", "coordinator.unclaimed"));
    expect(town.received("anna").slice(-2)).toEqual([
      words("nl", "callback.opened"),
      expect.stringContaining(words("nl", "callback.waiting")),
    ]);
  });
});

describe("a key person", () => {
  test("who claims and forgets: the next is asked, and the resident is told", async () => {
    const town = await townWith(["fatima", "ali"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.waits(11 * HOUR);
    expect(last(town, "fatima")).toBe(words("nl", "key-person.over"));
    expect(last(town, "anna")).toBe(words("nl", "callback.given-back"));
    await claims(town, "ali");
    expect(last(town, "ali")).toContain(NUMBER);
    expect(last(town, "anna")).toContain("ali neemt contact met je op");
  });

  test("who spoke with the resident and never says done: it ends, and the number goes", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("fatima", "request:reached");
    await town.waits(60 * DAY);
    expect(await town.request()).toBeNull();
  });

  test("who gives it back gets an answer to a tap on done after that", async () => {
    const town = await townWith(["fatima", "ali"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("fatima", "request:release");
    expect(await town.taps("fatima", "request:done")).not.toEqual([]);
    expect((await town.request())?.state).toBe("open");
  });

  test("who leaves for good gives back what was taken", async () => {
    const town = await townWith(["fatima", "ali"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("fatima", "data:forget");
    await town.taps("fatima", "data:yes");
    expect(last(town, "anna")).toBe(words("nl", "callback.given-back"));
    expect(town.offered("ali", "claim:")).toContain("claim:");
    expect(await town.conversation("fatima")).toBeNull();
    await town.waits(DAY);
    expect(last(town, "fatima")).toBe(words("nl", "about.forgotten"));
  });

  test("sees a number with the claim and on asking, each look a row; the list shows none", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna", "0612345678");
    await claims(town, "fatima");
    const id = (await town.request())?.id ?? "";
    await town.taps("fatima", "request:held");
    expect(last(town, "fatima")).not.toContain(NUMBER);
    await town.taps("fatima", "request:number");
    expect(last(town, "fatima")).toContain(NUMBER);
    await town.taps("ali", `request:number:${id}`);
    expect(town.received("ali").join()).not.toContain(NUMBER);
    const changes = await town.world.store.transaction(({ requests }) => requests.changes(id));
    expect(changes.filter(({ move }) => move === "look")).toHaveLength(2);
  });

  test("who knows the resident passes it on without a word, and is not asked again", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("fatima", "request:knows");
    expect(town.received("anna")).toContain(words("nl", "callback.given-back"));
    expect(town.received("anna").join()).not.toMatch(/kent|ken /);
    await town.taps("anna", "request:withdraw");
    const before = town.received("fatima").length;
    await asksForCall(town, "anna");
    expect(town.received("fatima")).toHaveLength(before);
    await asksForCall(town, "bram");
    expect(town.received("fatima")).toHaveLength(before + 1);
  });

  test("holds no more than they want, and is idle longest before asked again", async () => {
    const town = openTown();
    await town.keyPerson("fatima", { most: 1 });
    await asksForCall(town, "anna");
    await asksForCall(town, "bram");
    const [first, second] = town
      .messages("fatima")
      .flatMap(({ choices }) => choices.map(({ id }) => id))
      .filter((id) => id.startsWith("claim:"));
    await town.taps("fatima", first ?? "");
    await town.taps("fatima", second ?? "");
    expect(last(town, "fatima")).toBe(words("nl", "key-person.full"));
  });
});

describe("a resident", () => {
  test("can withdraw at any time; the claimer hears only that", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("anna", "request:withdraw");
    expect(last(town, "fatima")).toBe(words("nl", "key-person.withdrawn"));
    expect(await town.request()).toBeNull();
  });

  test("who withdrew can ask again", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await town.taps("anna", "request:withdraw");
    await asksForCall(town, "anna");
    expect((await town.request())?.state).toBe("open");
  });

  test("has one request, however fast the yes is tapped", async () => {
    const town = await townWith(["fatima"]);
    await town.taps("anna", "callback:start");
    await town.taps("anna", "callback:now");
    await town.taps("anna", "callback:any");
    await town.says("anna", "0612345678");
    const yes = () => town.event("anna", { type: "choice", choice: "callback:yes" });
    await Promise.all([yes(), yes(), yes()].map((event) => town.service.receive(event)));
    await town.service.settle();
    const active = await town.world.store.transaction(({ requests }) => requests.active());
    expect(active).toHaveLength(1);
  });

  test("who is forgotten leaves no request, and the claimer no number", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("anna", "data:forget");
    await town.taps("anna", "data:yes");
    expect(last(town, "anna")).toBe(words("nl", "about.forgotten"));
    expect(last(town, "fatima")).toBe(words("nl", "key-person.withdrawn"));
    expect(await town.request()).toBeNull();
    expect(await town.conversation("anna")).toBeNull();
    await town.taps("fatima", "request:held");
    expect(last(town, "fatima")).toBe(words("nl", "key-person.none-held"));
  });

  test("who said stop still hears of the call, until that is stopped too", async () => {
    const town = await townWith(["fatima"]);
    await asksForCall(town, "anna");
    await town.says("anna", "stop");
    expect(last(town, "anna")).toBe(words("nl", "start.stopped-request"));
    await claims(town, "fatima");
    expect(last(town, "anna")).toContain("fatima neemt contact");
    await town.taps("anna", "request:withdraw");
    expect(last(town, "anna")).toContain("gestopt");
  });

  test("gets no number of their own shown to a coordinator's list", async () => {
    const town = await townWith(["fatima"]);
    await town.coordinator("kees");
    await asksForCall(town, "anna");
    await claims(town, "fatima");
    await town.taps("kees", "coordinator:requests");
    expect(last(town, "kees")).toContain("fatima belt");
    expect(JSON.stringify(town.messages("kees"))).not.toContain("612345678");
  });
});

describe("after a restart", () => {
  test("every timer still fires: rounds, late claims and the end", async () => {
    const before = await townWith(["fatima", "ali"]);
    await asksForCall(before, "anna");
    await claims(before, "fatima");
    await before.service.stop();
    const { store, clock } = { store: before.world.store, clock: before.clock };
    const after = openTown({ store, clock });
    clock.forward(DAY);
    await after.service.settle();
    expect(last(after, "fatima")).toBe(words("nl", "key-person.over"));
    expect(last(after, "anna")).toBe(words("nl", "callback.given-back"));
    await after.service.stop();
    const later = openTown({ store, clock });
    await later.waits(EXPIRY_MS + 2 * HOUR);
    expect(last(later, "anna")).toBe(words("nl", "callback.expired"));
  });

  test("news that was not told yet is told", async () => {
    const before = await townWith(["fatima"]);
    await before.taps("anna", "callback:start");
    await before.taps("anna", "callback:now");
    await before.taps("anna", "callback:any");
    await before.says("anna", "0612345678");
    await before.service.stop();
    await before.service.receive(before.event("anna", { type: "choice", choice: "callback:yes" }));
    const after = openTown({ store: before.world.store, clock: before.clock });
    await after.service.settle();
    expect(last(after, "anna")).toBe(words("nl", "callback.opened"));
    expect(after.received("fatima")).toHaveLength(1);
  });
});
