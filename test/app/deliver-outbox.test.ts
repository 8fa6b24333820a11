import { describe, expect, test } from "vitest";
import { runService } from "#app/service.ts";
import { DAY, HOUR } from "../support/content.ts";
import { asksForCall, openTown, pause, type Script } from "../support/world.ts";

const SECOND = 1_000;

/** Fails as often as `times`, then delivers. */
function failing(times: number, who = "anna"): Script {
  let failed = 0;
  return ({ name }) => (name === who && failed++ < times ? "fails" : undefined);
}

describe("a channel that throws", () => {
  test("is tried again, with longer and longer waits", async () => {
    const town = openTown({ script: failing(5) });
    await town.says("anna", "hallo");
    for (let second = 0; second < 40; second++) {
      town.clock.forward(SECOND);
      await town.service.settle();
    }
    const waits = town.attempts
      .slice(1)
      .map(({ at }, index) => at - (town.attempts[index]?.at ?? 0));
    expect(waits).toEqual([1, 2, 4, 8, 16].map((seconds) => seconds * SECOND));
    expect(town.received("anna")).toHaveLength(1);
  });

  test("is given each time the same id, so that it can tell", async () => {
    const town = openTown({ script: failing(2) });
    await town.says("anna", "hallo");
    town.clock.forward(HOUR);
    await town.service.settle();
    expect(new Set(town.attempts.map(({ id }) => id)).size).toBe(1);
  });

  test("keeps the order: what came later waits for what came first", async () => {
    const town = openTown({ script: failing(1) });
    const first = town.event("anna", { type: "text", text: "een" });
    const second = town.event("anna", { type: "text", text: "twee" });
    await town.service.receive(first);
    await town.service.settle();
    await town.service.receive(second);
    await town.service.settle();
    expect(town.received("anna")).toEqual([]);
    town.clock.forward(SECOND);
    await town.service.settle();
    const ids = town.attempts.filter(({ outcome }) => outcome === "delivered").map(({ id }) => id);
    expect(ids.map((id) => id.split("#")[0])).toEqual([`web:${first.id}`, `web:${second.id}`]);
  });

  test("holds up nobody else", async () => {
    const town = openTown({ script: failing(1_000) });
    await town.says("anna", "hallo");
    expect(await town.says("bram", "hallo")).toHaveLength(1);
  });

  test("is given up after about a day, loudly, and what came later still goes out", async () => {
    let broken = true;
    const town = openTown({ script: () => (broken ? "fails" : undefined) });
    await town.says("anna", "een");
    await town.says("anna", "twee");
    for (let quarter = 0; quarter < 2 * 96; quarter++) {
      town.clock.forward(HOUR / 4);
      await town.service.settle();
      if (town.log.some(({ level }) => level === "error")) broken = false;
    }
    const errors = town.log.filter(({ level }) => level === "error");
    expect(errors.map(({ what }) => what)).toEqual(["a message was given up"]);
    const first = town.attempts.filter(({ id }) => id === town.attempts[0]?.id);
    const took = (first.at(-1)?.at ?? 0) - (first[0]?.at ?? 0);
    expect(took).toBeGreaterThan(DAY / 2);
    expect(took).toBeLessThan(2 * DAY);
    expect(town.received("anna")).toHaveLength(1);
    expect(await town.world.store.outbox.state()).toMatchObject({ waiting: 0, failed: 1 });
  });

  test("does not stop the service: nothing is rejected, and it works on", async () => {
    const town = openTown({ script: failing(3) });
    await expect(town.says("anna", "hallo")).resolves.toEqual([]);
    await expect(town.says("bram", "hallo")).resolves.toHaveLength(1);
  });
});

describe("a contact who is away", () => {
  test("gets everything, in order, on coming back", async () => {
    let away = true;
    const town = openTown({ script: () => (away ? "away" : undefined) });
    await town.says("anna", "een");
    await town.says("anna", "twee");
    town.clock.forward(DAY);
    await town.service.settle();
    expect(town.attempts).toHaveLength(1);
    away = false;
    await town.service.wake("web", "anna");
    await town.service.settle();
    const ids = town.attempts.slice(1).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(town.received("anna")).toHaveLength(2);
  });

  test("holds up nobody else", async () => {
    const town = openTown({ script: ({ name }) => (name === "anna" ? "away" : undefined) });
    await town.says("anna", "hallo");
    expect(await town.says("bram", "hallo")).toHaveLength(1);
  });

  test("who is woken without anything waiting gets nothing", async () => {
    const town = openTown();
    await town.says("anna", "hallo");
    await town.service.wake("web", "anna");
    await town.service.wake("web", "nobody");
    await town.service.settle();
    expect(town.received("anna")).toHaveLength(1);
  });
});

test("a contact who is gone for good costs one attempt per message, and is not tried again", async () => {
  const town = openTown({ script: () => "gone" });
  await town.says("anna", "een");
  await town.says("anna", "twee");
  town.clock.forward(DAY);
  await town.service.settle();
  expect(town.attempts).toHaveLength(2);
  expect(await town.world.store.outbox.state()).toMatchObject({ waiting: 0, failed: 0 });
});

describe("a delivery that never ends", () => {
  const hangsForAnna: Script = ({ name }) => (name === "anna" ? "hangs" : undefined);

  test("holds up nobody else", async () => {
    const town = openTown({ script: hangsForAnna });
    await town.service.receive(town.event("anna", { type: "text", text: "hallo" }));
    await pause();
    await town.service.receive(town.event("bram", { type: "text", text: "hallo" }));
    await pause();
    expect(town.received("bram")).toHaveLength(1);
  });

  test("holds up nobody else after hours either", async () => {
    const town = openTown({ script: hangsForAnna });
    await town.service.receive(town.event("anna", { type: "text", text: "hallo" }));
    await pause();
    for (let minute = 0; minute < 180; minute++) {
      town.clock.forward(61 * SECOND);
      await town.service.wake("web", "anna");
      await pause();
    }
    await town.service.receive(town.event("bram", { type: "text", text: "hallo" }));
    await pause();
    expect(town.received("bram")).toHaveLength(1);
  });

  test("is not doubled while it is still in hand", async () => {
    const town = openTown({ script: hangsForAnna });
    await town.service.receive(town.event("anna", { type: "text", text: "hallo" }));
    await pause();
    for (let minute = 0; minute < 5; minute++) {
      town.clock.forward(61 * SECOND);
      await town.service.wake("web", "anna");
      await pause();
    }
    expect(town.attempts).toHaveLength(1);
  });
});

describe("slow contacts", () => {
  test("by the hundred do not keep the others from being answered", async () => {
    const release = Promise.withResolvers<void>();
    const town = openTown();
    const web = town.world.channels.get("web");
    const channels = new Map(town.world.channels);
    if (web) {
      channels.set("web", {
        ...web,
        deliver: async (name, ...rest) => {
          if (name.startsWith("slow")) await release.promise;
          return web.deliver(name, ...rest);
        },
      });
    }
    const service = runService({ ...town.world, channels });
    for (let n = 0; n < 99; n++) {
      await service.receive(town.event(`slow${n}`, { type: "text", text: "hallo" }));
    }
    await service.receive(town.event("bram", { type: "text", text: "hallo" }));
    await pause();
    expect(town.received("bram")).toHaveLength(1);
    release.resolve();
    await service.settle();
    expect(town.attempts).toHaveLength(100);
  });
});

test("the card of an answer is painted only when a channel asks for it, once for all", async () => {
  const town = openTown();
  let painted = 0;
  const bytes = new Map<string, Uint8Array>();
  const world = {
    ...town.world,
    painter: { ...town.world.painter, paint: async () => Uint8Array.of(++painted) },
    cards: {
      get: async (key: string) => bytes.get(key),
      set: async (key: string, value: Uint8Array) => void bytes.set(key, value),
    },
  };
  const service = runService(world);
  for (const name of ["anna", "bram"]) {
    const text = "ik kan mijn huur niet betalen";
    await service.receive(town.event(name, { type: "text", text }));
  }
  await service.settle();
  expect(painted).toBe(0);
  for (const { rendered } of town.attempts) await rendered.card?.png();
  expect(painted).toBe(1);
  expect(town.attempts[0]?.rendered.card?.alt).toContain("Betaal deze maand");
  expect(await service.card("topic:rent-arrears", "nl")).toEqual(Uint8Array.of(1));
  expect(await service.card("topic:nonsense", "nl")).toBeNull();
});

describe("a contact who is gone", () => {
  test("is noted so: their request ends, and the one who had it hears that", async () => {
    let isGone = false;
    const town = openTown({
      script: ({ name }) => (isGone && name === "anna" ? "gone" : undefined),
    });
    await town.keyPerson("fatima");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    isGone = true;
    await town.says("anna", "menu");
    expect(await town.request()).toBeNull();
    expect(await town.conversation("anna")).toMatchObject({ gone: true });
    expect(town.received("fatima").at(-1)).toMatch(/ingetrokken/);
    const attempts = town.attempts.length;
    await town.waits(30 * DAY);
    expect(town.attempts.filter(({ name }) => name === "anna").length).toBeLessThan(attempts);
  });

  test("and has taken a request: it goes to somebody else, and they are not asked again", async () => {
    let isGone = false;
    const town = openTown({
      script: ({ name }) => (isGone && name === "fatima" ? "gone" : undefined),
    });
    await town.keyPerson("fatima");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    isGone = true;
    await town.keyPerson("ali");
    await town.says("fatima", "menu");
    expect((await town.request())?.offeredTo).toContain(town.idOf("ali"));
    await asksForCall(town, "bram");
    const asked = () =>
      town.attempts
        .filter(({ message }) => message.tag?.startsWith("offer:"))
        .map(({ name }) => name);
    expect(asked()).toEqual(["fatima", "ali", "ali"]);
    isGone = false;
    await town.says("fatima", "menu");
    await asksForCall(town, "chris");
    expect(asked().slice(3).sort()).toEqual(["ali", "fatima"]);
  });

  test("and was never here leaves no trace", async () => {
    const town = openTown();
    await town.happens("nobody", { type: "left" });
    expect(await town.conversation("nobody")).toBeNull();
  });
});

test("a channel that asks to wait so long is tried again then, not before", async () => {
  let asked = 0;
  const town = openTown({ script: () => (asked++ === 0 ? { tryIn: 90 * SECOND } : undefined) });
  await town.says("anna", "hallo");
  for (let second = 0; second < 100; second++) {
    town.clock.forward(SECOND);
    await town.service.settle();
  }
  const [first, second, ...more] = town.attempts.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBe(90 * SECOND);
  expect(more).toEqual([]);
});

test("a message for a channel that is not open waits, and leaves once it is", async () => {
  const town = openTown({ channels: { anna: "telegram" } });
  const channels = town.world.channels as Map<string, unknown>;
  const telegram = channels.get("telegram");
  channels.delete("telegram");
  await town.says("anna", "een");
  await town.waits(HOUR);
  expect(town.received("anna")).toEqual([]);
  channels.set("telegram", telegram);
  await town.says("anna", "twee");
  await town.waits(HOUR);
  expect(town.received("anna")).toHaveLength(2);
});

describe("a message that takes the place of another", () => {
  test.each([
    ["telegram", ["claim:", "offer-over"]],
    ["web", ["claim:"]],
  ] as const)("on %s leaves only where a message can be changed", async (channel, expected) => {
    const town = openTown({ channels: { ali: channel } });
    await town.keyPerson("fatima");
    await town.keyPerson("ali");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    const heard = town.messages("ali").map(({ replaces }) => (replaces ? "offer-over" : "claim:"));
    expect(heard).toEqual(expected);
  });
});
