import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lifeCyclePage } from "#cli/life-cycle-page.ts";
import { TIMERS } from "#core/requests/life-cycle.ts";
import { requestState } from "#core/requests/request.ts";
import { timerOf } from "#core/requests/request-timer.ts";
import { ROOT } from "../support/content.ts";
import { requestOf } from "../support/samples.ts";

test("docs/requests.md prints the table that the program decides by", () => {
  const page = readFileSync(join(ROOT, "docs/requests.md"), "utf8");
  const printed = page.split(/<!-- \/?life cycle -->\n/)[1];
  expect(`${lifeCyclePage()}\n`).toBe(printed);
});

test("the timers that are printed are those that are set", () => {
  const visit = { point: "gemeente", day: "2026-11-30" };
  const handovers = [
    { ...visit, company: null, asked: false },
    { ...visit, company: "alone", asked: false },
    { ...visit, company: "alone", asked: true },
  ] as const;
  const set = requestState.options.flatMap((state) =>
    [1, Number.MAX_SAFE_INTEGER].flatMap((dueAt) =>
      handovers.flatMap((handover) => {
        const timer = timerOf(requestOf("r1", { state, dueAt, handover }));
        return timer ? [`${state} ${timer.move}`] : [];
      }),
    ),
  );
  const printed = TIMERS.map(({ state, move }) => `${state} ${move}`);
  expect(new Set(set)).toEqual(new Set(printed));
});
