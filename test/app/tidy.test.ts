import { describe, expect, test } from "vitest";
import { makeInvite } from "#app/redeem-invite.ts";
import { tidy, tidyDaily } from "#app/tidy.ts";
import { CONVERSATION_DAYS } from "#core/flow/limits.ts";
import { USUAL_SETTINGS } from "#core/requests/settings.ts";
import { DAY } from "../support/content.ts";
import { words } from "../support/talk.ts";
import { asksForCall, openTown, pause, type Town } from "../support/world.ts";

function ofResident(town: Town, name: string) {
  return town.world.store.transaction(({ requests }) => requests.ofResident(town.idOf(name)));
}

describe("what is old goes", () => {
  test("a conversation, so many days after its last turn", async () => {
    const town = openTown();
    await town.says("anna", "hallo");
    town.clock.forward(CONVERSATION_DAYS * DAY);
    await tidy(town.world);
    expect(await town.conversation("anna")).not.toBeNull();
    town.clock.forward(DAY);
    await tidy(town.world);
    expect(await town.conversation("anna")).toBeNull();
  });

  test("the number of a request, so many days after its end", async () => {
    const town = openTown();
    await town.keyPerson("fatima");
    await asksForCall(town, "anna");
    await town.taps("anna", "request:withdraw");
    town.clock.forward(USUAL_SETTINGS.keepDays * DAY);
    await tidy(town.world);
    expect(await ofResident(town, "anna")).toHaveLength(1);
    town.clock.forward(DAY);
    await tidy(town.world);
    expect(await ofResident(town, "anna")).toEqual([]);
  });

  test("but not a key person, nor a coordinator", async () => {
    const town = openTown();
    await town.keyPerson("fatima");
    await town.coordinator("kees");
    town.clock.forward(400 * DAY);
    await tidy(town.world);
    expect(await town.conversation("fatima")).not.toBeNull();
    expect(await town.conversation("kees")).not.toBeNull();
  });

  test("no request outlives the conversation it belongs to", async () => {
    const town = openTown();
    await town.keyPerson("fatima");
    await asksForCall(town, "anna");
    await town.taps("fatima", town.offered("fatima", "claim:"));
    await town.taps("fatima", "request:reached");
    town.clock.forward((CONVERSATION_DAYS + 1) * DAY);
    await town.service.settle();
    await tidy(town.world);
    town.clock.forward((USUAL_SETTINGS.keepDays + 1) * DAY);
    await town.service.settle();
    await tidy(town.world);
    expect(await ofResident(town, "anna")).toEqual([]);
  });

  test("a request whose timer was lost has it again, and ends", async () => {
    const town = openTown();
    await town.keyPerson("fatima");
    await asksForCall(town, "anna");
    const id = (await town.request())?.id ?? "";
    await town.world.store.transaction(({ timers }) => timers.cancel(`request:${id}`));
    await tidy(town.world);
    await town.waits(8 * DAY);
    expect(await town.request()).toBeNull();
  });

  test("every day, and a day that fails does not end it", async () => {
    const town = openTown();
    await town.says("anna", "hallo");
    let broken = true;
    const store = {
      ...town.world.store,
      tidy: (...days: [number, number, number]) =>
        broken ? Promise.reject(new Error("busy")) : town.world.store.tidy(...days),
    };
    const stop = tidyDaily({ ...town.world, store });
    await pause();
    broken = false;
    town.clock.forward((CONVERSATION_DAYS + 1) * DAY);
    await pause();
    expect(town.log.map(({ what }) => what)).toContain("tidying failed");
    expect(await town.conversation("anna")).toBeNull();
    stop();
    const lines = town.log.length;
    town.clock.forward(3 * DAY);
    await pause();
    expect(town.log).toHaveLength(lines);
  });
});

describe("an invite", () => {
  async function follow(town: Town, name: string, code: string) {
    return (await town.happens(name, { type: "start", payload: `invite-${code}` })).join("\n");
  }

  test("makes who follows it a key person, once", async () => {
    const town = openTown();
    const code = await makeInvite(town.world, "key-person");
    expect(await follow(town, "fatima", code)).toContain(words("nl", "key-person.name"));
    expect((await town.conversation("fatima"))?.role).toBe("key-person");
    const refused = words("nl", "key-person.invite-refused");
    expect(await follow(town, "mallory", code)).toContain(refused);
    expect((await town.conversation("mallory"))?.role).toBe("resident");
  });

  test("leads through to offers", async () => {
    const town = openTown();
    const code = await makeInvite(town.world, "key-person");
    await follow(town, "fatima", code);
    for (const text of ["Fatima", "nl", "3562", "1", "1"]) await town.says("fatima", text);
    await asksForCall(town, "anna");
    expect(town.offered("fatima", "claim:")).toContain("claim:");
  });

  test("makes a coordinator", async () => {
    const town = openTown();
    const code = await makeInvite(town.world, "coordinator");
    await follow(town, "kees", code);
    expect((await town.conversation("kees"))?.role).toBe("coordinator");
  });

  test.each(["nonsense", "", "0".repeat(500)])(
    "that was never made, %j, gives nothing",
    async (code) => {
      const town = openTown();
      await follow(town, "mallory", code);
      expect((await town.conversation("mallory"))?.role).toBe("resident");
    },
  );

  test("ends by itself after a week", async () => {
    const town = openTown();
    const code = await makeInvite(town.world, "key-person");
    town.clock.forward(7 * DAY);
    await follow(town, "fatima", code);
    expect((await town.conversation("fatima"))?.role).toBe("resident");
  });
});
