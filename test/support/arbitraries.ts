import fc from "fast-check";
import { COMMANDS } from "#core/conversation/commands.ts";
import type { Happening } from "#core/event.ts";
import type { Flow } from "#core/flow/flow.ts";
import { ACTIONS, CONDITIONS, INPUTS, SCENES } from "#core/flow/part-names.ts";
import { CLAIMER_KINDS, type News, RESIDENT_KINDS } from "#core/requests/news.ts";
import {
  type CallbackRequest,
  company,
  HELD,
  hasActiveRequest,
  requestState,
} from "#core/requests/request.ts";
import { claimerNews, offerOf, residentNews, seenOf, taskOf } from "#core/requests/views.ts";
import { HOUR, localeIds, MONDAY, realContent } from "./content.ts";
import { keyPersonOf, requestOf, wishOf } from "./samples.ts";
import { PHRASES } from "./understand.ts";

const { texts, topics, routes, directory } = realContent();

/** A turn of somebody: something that happens, or a tap on the nth choice that was offered. */
export type Doing = Happening | { type: "nth"; nth: number; by: "tap" | "label" | "number" };

const commands = localeIds().flatMap((locale) =>
  COMMANDS.flatMap((command) => texts.words(locale, `commands.${command}`)),
);
const DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"];

const number = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(...DIGITS))
  .map(([value, digits]) => [...String(value)].map((digit) => [...digits][Number(digit)]).join(""));

/** What people type, and what nobody would. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...Object.keys(PHRASES)) },
  { weight: 3, arbitrary: fc.constantFrom(...commands) },
  { weight: 2, arbitrary: number },
  { weight: 2, arbitrary: fc.constantFrom("0612345678", "3562", "Fatima", "nl, ar", "ja", "nee") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "\u0000",
      "\ud800",
      "\u202e\u2066x",
      "{{figure.fine-weeks}} $t(start.hello)",
      "__proto__",
      "constructor",
      "a".repeat(4_001),
      "👩‍👩‍👧‍👦".repeat(400),
      "<script>alert(1)</script>",
      "'; drop table conversations; --",
    ),
  },
);

const known = [...routes.choices.keys()];
const carried = [
  ...topics.byId.keys(),
  ...topics.groups.map(({ id }) => id),
  ...localeIds(),
  ...directory.town.areas.map(({ code }) => code),
  ...["r1", "2", "", "__proto__", "x:y", "gone"],
];

/** Ids of choices: those there are, those with something behind them, and nonsense. */
export const anyChoice: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...known),
  fc
    .tuple(fc.constantFrom(...known), fc.constantFrom(...carried))
    .map(([id, about]) => `${id.replace(/:$/, "")}:${about}`),
  fc.constantFrom(
    "back",
    "pick:ready",
    "pick:all",
    "pick:nl",
    "pick:1",
    "callback:yes",
    "data:yes",
  ),
  fc.string({ maxLength: 20 }),
);

const coordinate = fc.oneof(fc.double(), fc.double({ min: 52, max: 52.2, noNaN: true }));

/** Everything that a resident can do. */
export const anyDoing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 5, arbitrary: anyText.map((text) => ({ type: "text" as const, text })) },
  { weight: 3, arbitrary: anyChoice.map((choice) => ({ type: "choice" as const, choice })) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("nth" as const),
      nth: fc.nat({ max: 11 }),
      by: fc.constantFrom("tap" as const, "label" as const, "number" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("location" as const),
      latitude: coordinate,
      longitude: coordinate,
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(fc.constant("+31612345678"), fc.string({ unit: "binary", maxLength: 20 }))
      .map((digits) => ({ type: "phone" as const, number: digits })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Doing>(
      { type: "image" },
      { type: "voice" },
      { type: "unsupported", what: "sticker" },
      { type: "start" },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(fc.constantFrom("lang-tr", "topic-despair", "topic-x", "lang-xx", ""), fc.string())
      .filter((payload) => !payload.startsWith("invite-"))
      .map((payload) => ({ type: "start" as const, payload })),
  },
);

const requestId = fc.constantFrom("r1", "r2", "r3");
const held = { claimedBy: "x", claimerName: "X", callBy: MONDAY + HOUR } as const;
const point = directory.points.find(({ kind }) => kind === "formal")?.id ?? "";

/** A request in any state, with what belongs to that. */
const anyRequest: fc.Arbitrary<CallbackRequest> = fc
  .record({
    id: requestId,
    state: fc.constantFrom(...requestState.options),
    writes: fc.boolean(),
    urgent: fc.boolean(),
    shared: fc.boolean(),
    company: fc.option(fc.constantFrom(...company.options)),
    tries: fc.nat({ max: 2 }),
  })
  .map(({ id, state, writes, urgent, shared, company: way, tries }) =>
    requestOf(id, {
      state,
      tries,
      wish: wishOf({ urgent, shared, ...(writes ? { number: null } : {}) }),
      ...(HELD.includes(state) ? held : {}),
      ...(state === "handover"
        ? { handover: { point, day: "2026-11-30", company: way, asked: false } }
        : {}),
    }),
  );

const anyPerson = fc
  .record({
    paused: fc.boolean(),
    elsewhere: fc.boolean(),
    vog: fc.option(fc.constant("2026-11-01")),
    awayUntil: fc.option(fc.constantFrom("2026-11-01", "2026-12-31")),
  })
  .map((changes) => keyPersonOf("fatima", changes));

/** Everything that a contact can hear of, but for an invite. */
export const anyNews: fc.Arbitrary<News> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...RESIDENT_KINDS), anyRequest)
    .map(([kind, request]) => residentNews(kind, request, "X")),
  fc
    .tuple(fc.constantFrom(...CLAIMER_KINDS), anyRequest)
    .map(([kind, request]) => claimerNews(kind, request)),
  anyRequest.map((one) => ({
    kind: "offered" as const,
    request: one.id,
    offer: offerOf(one),
    isAgain: false,
  })),
  fc
    .tuple(
      fc.constantFrom("claim-lost" as const, "claim-full" as const, "moved-on" as const),
      requestId,
    )
    .map(([kind, request]) => ({ kind, request })),
  fc
    .tuple(fc.constantFrom("task" as const, "handover-points" as const), anyRequest)
    .map(([kind, one]) => ({ kind, request: one.id, task: taskOf(one) })),
  anyRequest.map((one) => ({
    kind: "handover-read" as const,
    request: one.id,
    task: taskOf(one),
    name: "X",
  })),
  fc.uniqueArray(anyRequest, { selector: ({ id }) => id }).map((all) => ({
    kind: "held" as const,
    tasks: all.filter(({ state }) => HELD.includes(state)).map(taskOf),
    offers: all
      .filter(({ state }) => state === "open")
      .map((one) => ({ request: one.id, offer: offerOf(one) })),
  })),
  fc.uniqueArray(anyRequest, { selector: ({ id }) => id }).map((all) => ({
    kind: "overview" as const,
    requests: all.filter(hasActiveRequest).map(seenOf),
    page: 1,
  })),
  fc.tuple(requestId, fc.option(fc.constant("X")), anyText).map(([request, name, text]) => ({
    kind: "written" as const,
    request,
    name,
    text,
    offer: name === null ? offerOf(requestOf("r1")) : null,
  })),
  fc
    .tuple(fc.constantFrom("urgent" as const, "unclaimed" as const, "late" as const), anyRequest)
    .map(([kind, one]) => ({ kind, request: one.id, offer: offerOf(one), name: "X" })),
  fc
    .tuple(
      fc.constantFrom("team" as const, "cover" as const),
      fc.array(anyPerson, { maxLength: 1 }),
    )
    .map(([kind, people]) => ({ kind, people, page: 1 })),
  anyPerson.map((person) => ({ kind: "member" as const, person, load: 1 })),
  requestId.map((request) => ({
    kind: "candidates" as const,
    request,
    people: [{ id: "k1", name: "X", load: 0, isOnDuty: false }],
  })),
  fc.constantFrom<News>(
    { kind: "invite-refused" },
    { kind: "invite-made", code: "c0de" },
    { kind: "assigned", request: "r1", name: "X" },
    { kind: "question", from: "k1", name: "X", text: "?" },
    { kind: "answered", text: "!" },
    { kind: "check-in" },
    { kind: "draft-over" },
    { kind: "gone" },
    { kind: "week-due" },
    { kind: "week", week: { counts: { open: 2, done: 1 }, claimMinutes: 30 } },
    { kind: "reminder", day: "2026-11-30" },
    { kind: "staff", change: "paused" },
  ),
);

export const anyInvite: fc.Arbitrary<News> = fc
  .constantFrom("key-person" as const, "coordinator" as const)
  .map((role) => ({ kind: "invited", role }));

const stepName = fc.constantFrom("a", "b", "c", "d", "e");
const target = fc.oneof(stepName, fc.constantFrom("start/menu", "callback/start", "gone", "x/y"));
const say = fc.constantFrom("start.thanks", "start.menu", "nothing.here");
const go = fc.option(target, { nil: undefined });
const choices = fc.option(
  fc.array(
    fc.oneof(
      fc.constantFrom("menu", "test:go"),
      fc.record({ id: fc.constantFrom("test:x", "test:y"), go: target }),
    ),
    { maxLength: 3 },
  ),
  { nil: undefined },
);

/** A step as somebody might write it, right or wrong. */
const anyStep: fc.Arbitrary<Flow["steps"][string]> = fc
  .oneof(
    fc.record({ say, choices, go }),
    fc.record({
      ask: say,
      choices,
      takes: fc.option(fc.constantFrom(...INPUTS), { nil: undefined }),
      go,
    }),
    fc.record({ show: fc.constantFrom(...SCENES), choices, go }),
    fc.record({ do: fc.constantFrom(...ACTIONS), go }),
    fc.record({ go: target }),
    fc.record({
      branch: fc.array(fc.record({ if: fc.constantFrom(...CONDITIONS), go: target }), {
        minLength: 1,
        maxLength: 2,
      }),
      else: target,
    }),
  )
  .map((step) => JSON.parse(JSON.stringify(step)) as Flow["steps"][string]);

/** A flow of five steps that lead anywhere, also round and round. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .record({ a: anyStep, b: anyStep, c: anyStep, d: anyStep, e: anyStep })
  .map((steps) => ({
    opens: {
      choices: { "test:go": "a" },
      outcomes: { none: "b" },
      happenings: { start: "c" },
    },
    steps,
  }));
