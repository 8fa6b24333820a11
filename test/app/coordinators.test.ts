import { expect, test } from "vitest";
import { DAY } from "../support/content.ts";
import { words } from "../support/talk.ts";
import { asksForCall, openTown } from "../support/world.ts";

const UNREACHED = "no coordinator can be reached: invite one";

test("a coordinator who is gone is told nothing, the operator is, and all is there on return", async () => {
  const town = openTown();
  await town.coordinator("kees");
  await town.happens("kees", { type: "left" });
  await asksForCall(town, "anna");
  await town.waits(DAY);
  expect(town.log.map(({ what }) => what)).toContain(UNREACHED);
  expect(town.received("kees")).toEqual([]);
  const back = await town.says("kees", "menu");
  expect(back.join()).toContain(words("nl", "coordinator.overview", { count: 1 }));
});

test("a resident is told that coordinators look only where one does", async () => {
  const alone = openTown();
  await asksForCall(alone, "anna");
  await alone.waits(DAY);
  expect(alone.received("anna").join()).toContain(
    words("nl", "callback.waiting-alone").split(". ")[0],
  );
  expect(alone.received("anna").join()).not.toContain("vrijwilligers helpt");
  await alone.taps("anna", "request:status");
  expect(alone.received("anna").at(-1)).toContain(words("nl", "callback.status-open"));
  const town = openTown();
  await town.coordinator("kees");
  await asksForCall(town, "anna");
  await town.waits(DAY);
  expect(town.received("anna").join()).toContain("vrijwilligers helpt");
});

test("a question to coordinators says whether it is on its way", async () => {
  const town = openTown();
  await town.keyPerson("fatima");
  await town.taps("fatima", "request:question");
  expect((await town.says("fatima", "Mag dat?")).join()).toContain(
    words("nl", "key-person.nobody-to-ask"),
  );
  await town.coordinator("kees");
  await town.taps("fatima", "request:question");
  expect((await town.says("fatima", "Mag dat?")).join()).toContain(words("nl", "key-person.asked"));
  expect(town.received("kees").join()).toContain("Mag dat?");
});
