import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../support/content.ts";
import { words } from "../support/talk.ts";
import { asksForCall, openTown, type Town } from "../support/world.ts";

const NUMBER = "+31612345678";

async function townWith(...people: string[]): Promise<Town> {
  const town = openTown();
  for (const name of people) await town.keyPerson(name);
  await town.coordinator("kees");
  return town;
}

function last(town: Town, name: string): string {
  return town.received(name).at(-1) ?? "";
}

describe("a coordinator", () => {
  test("gives a request to somebody, who sees the number; the resident knows who", async () => {
    const town = await townWith("fatima", "ali");
    await asksForCall(town, "anna");
    await town.taps("kees", "coordinator:requests");
    await town.taps("kees", town.offered("kees", "assign:"));
    await town.taps("kees", town.offered("kees", "give:"));
    expect(last(town, "ali")).toContain(NUMBER);
    expect(last(town, "anna")).toContain("ali neemt contact");
    expect(JSON.stringify(town.messages("kees"))).not.toContain("612345678");
  });

  test("takes it back, and it goes to others", async () => {
    const town = await townWith("fatima", "ali");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    const before = town.received("ali").length;
    await town.taps("kees", "coordinator:requests");
    await town.taps("kees", town.offered("kees", "take-back:"));
    expect(last(town, "fatima")).toBe(words("nl", "key-person.taken-back"));
    expect(town.received("ali")).toHaveLength(before + 1);
    await town.taps("fatima", "request:number");
    expect(last(town, "fatima")).toBe(words("nl", "key-person.none-held"));
  });

  test("hears when somebody promised and did not call", async () => {
    const town = await townWith("fatima", "ali");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    await town.waits(11 * HOUR);
    expect(last(town, "kees")).toContain(words("nl", "coordinator.late", { name: "fatima" }));
  });

  test("pauses somebody: no offers until that is over", async () => {
    const town = await townWith("fatima");
    await town.taps("kees", "coordinator:team");
    await town.taps("kees", town.offered("kees", "member:"));
    await town.taps("kees", town.offered("kees", "staff:pause:"));
    expect(last(town, "fatima")).toBe(words("nl", "key-person.paused"));
    await asksForCall(town, "anna");
    expect(town.received("fatima")).toHaveLength(1);
    await town.taps("kees", town.offered("kees", "staff:resume:"));
    expect(last(town, "fatima")).toBe(words("nl", "key-person.resumed"));
  });

  test("removes somebody: what they had goes to others, and they are a resident again", async () => {
    const town = await townWith("fatima", "ali");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    const id = town.idOf("fatima");
    await town.taps("kees", `staff-sure:${id}`);
    await town.taps("kees", `staff:remove:${id}`);
    expect(last(town, "fatima")).toBe(words("nl", "key-person.removed"));
    expect(last(town, "anna")).toBe(words("nl", "callback.given-back"));
    expect((await town.conversation("fatima"))?.role).toBe("resident");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    expect((await town.request())?.claimedBy).toBeNull();
  });

  test("ticks VOG and instruction with the day, and nothing more of them is kept", async () => {
    const town = await townWith("fatima");
    const id = town.idOf("fatima");
    await town.taps("kees", `staff:vog:${id}`);
    await town.taps("kees", `staff:instruction:${id}`);
    const [person] = await town.world.store.transaction(({ keyPersons }) => keyPersons.all());
    expect(person).toMatchObject({ vog: "2026-11-23", instruction: "2026-11-23" });
  });

  test("invites by a link that works once", async () => {
    const town = await townWith();
    await town.taps("kees", "coordinator:invite");
    const [, code = ""] = /start=(invite-\w+)/.exec(last(town, "kees")) ?? [];
    await town.happens("noor", { type: "start", payload: code });
    expect((await town.conversation("noor"))?.role).toBe("key-person");
    await town.happens("mallory", { type: "start", payload: code });
    expect((await town.conversation("mallory"))?.role).toBe("resident");
  });

  test("reads a question with its numbers covered, and answers it", async () => {
    const town = await townWith("fatima");
    await town.taps("fatima", "request:question");
    await town.says("fatima", "mag ik 06 12345678 bellen op zondag?");
    expect(last(town, "kees")).toContain("mag ik ••• bellen op zondag?");
    await town.taps("kees", town.offered("kees", "answer:"));
    await town.says("kees", "na tienen wel");
    expect(last(town, "fatima")).toContain("na tienen wel");
  });

  test("hears on Monday how the week was, in counts, and the next Monday again", async () => {
    const town = await townWith("fatima");
    await town.taps("kees", "coordinator:week");
    const code = "welcome";
    await town.world.store.transaction(({ invites }) =>
      invites.add(code, "coordinator", town.clock.now() + HOUR),
    );
    await town.happens("lies", { type: "start", payload: `invite-${code}` });
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    const before = town.received("lies").length;
    await town.waits(7 * DAY);
    const [first] = town
      .received("lies")
      .slice(before)
      .filter((text) => text.includes("zeven dagen"));
    expect(first).toContain(words("nl", "coordinator.week-open", { count: 1 }));
    expect(first).toContain(words("nl", "coordinator.week-claim", { count: 1 }));
    await town.waits(7 * DAY);
    const all = town.received("lies").filter((text) => text.includes("zeven dagen"));
    expect(all).toHaveLength(2);
  });
});
