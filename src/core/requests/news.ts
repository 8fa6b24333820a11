import { z } from "zod";
import { keyPerson } from "./key-person.ts";
import type { ClaimerHears, ResidentHears } from "./life-cycle.ts";
import { callbackRequest, handover, requestState, wish } from "./request.ts";

/** What an offer shows: no number, no name. */
export const offer = wish.omit({ number: true }).extend({
  /** No phone: who takes it writes. */
  writes: z.boolean().default(false),
});
export type Offer = z.infer<typeof offer>;

/** What the claimer sees of a request; the number comes apart from it. */
export const task = z.object({
  ...callbackRequest.pick({ id: true, state: true, callBy: true, tries: true, notes: true }).shape,
  offer,
  handover: handover.nullable(),
});
export type Task = z.infer<typeof task>;

/** What a coordinator sees of a request. */
export const seen = z.object({
  ...callbackRequest.pick({
    id: true,
    state: true,
    openedAt: true,
    round: true,
    claimerName: true,
    callBy: true,
    returned: true,
  }).shape,
  offer,
});
export type Seen = z.infer<typeof seen>;

/** Everything that the resident can hear of a request. */
export const RESIDENT_KINDS = [
  "opened",
  "claimed",
  "given-back",
  "reached",
  "tried",
  "tried-out",
  "waiting",
  "waiting-alone",
  "handover-asked",
  "handover-set",
  "handover-declined",
  "arrival-asked",
  "arrived",
  "not-arrived",
  "handover-over",
  "done",
  "quiet-over",
  "withdrawn",
  "expired",
  "aftercare",
  "stands",
] as const satisfies readonly ResidentHears[];

/** What who has a request can hear without its number. */
export const CLAIMER_KINDS = [
  "claim-over",
  "taken-back",
  "closed",
  "closed-quietly",
  "try-noted",
  "tries-over",
  "handover-refused",
  "has-arrived",
  "has-not-arrived",
  "arrival-unknown",
  "cancelled",
  "noted",
] as const satisfies readonly ClaimerHears[];

/** How many there were of each kind in a week, and how long it took. */
export const week = z.object({
  counts: z.record(z.string(), z.number()),
  /** Median time from open to claimed, in minutes by the clock; null: nothing was claimed. */
  claimMinutes: z.number().nullable(),
});
export type Week = z.infer<typeof week>;

/** Somebody who could be given a request, and how many they hold. */
const candidate = z.object({
  id: z.string(),
  name: z.string(),
  load: z.number(),
  isOnDuty: z.boolean(),
});

/** Something that happened to a request or an invite, told to one contact. */
export const news = z.discriminatedUnion("kind", [
  /** To the resident. */
  z.object({
    kind: z.enum(RESIDENT_KINDS),
    request: z.string(),
    state: requestState,
    /** Who has it. */
    name: z.string().nullable(),
    callBy: z.number().nullable(),
    urgent: z.boolean(),
    handover: handover.nullable(),
    /** When the first people are asked, if that is not now. */
    from: z.number().nullable(),
    /** Nobody had time: the coordinators are looking. */
    isWide: z.boolean(),
    /** No phone: they write to each other here. */
    writes: z.boolean(),
  }),
  /** To a key person. */
  z.object({
    kind: z.literal("offered"),
    request: z.string(),
    offer,
    /** The resident knows them, and asked for them. */
    isAgain: z.boolean(),
  }),
  /** To everybody else who was asked: it needs no answer any more. */
  z.object({ kind: z.literal("offer-over"), request: z.string() }),
  z.object({ kind: z.literal("claim-lost"), request: z.string() }),
  z.object({ kind: z.literal("claim-full"), request: z.string() }),
  z.object({
    kind: z.enum(["claim-won", "number"]),
    request: z.string(),
    task,
    number: z.string().nullable(),
  }),
  z.object({ kind: z.enum(CLAIMER_KINDS), request: z.string(), task }),
  z.object({
    kind: z.literal("handover-agreed"),
    request: z.string(),
    task,
    /** Of the key person, as the help point will read it. */
    name: z.string(),
    /** The help point has it by mail. */
    isMailed: z.boolean(),
  }),
  z.object({
    kind: z.literal("held"),
    tasks: z.array(task),
    /** What they were offered and what is still open. */
    offers: z.array(z.object({ request: z.string(), offer })).default([]),
  }),
  z.object({ kind: z.enum(["task", "handover-points"]), request: z.string(), task }),
  /** The own question to the coordinators is on its way, or cannot be. */
  z.object({ kind: z.enum(["asked", "nobody-to-ask"]) }),
  z.object({ kind: z.literal("answered"), text: z.string() }),
  z.object({ kind: z.literal("staff"), change: z.enum(["paused", "resumed", "removed"]) }),
  /** To either: words from the other one. */
  z.object({
    kind: z.literal("written"),
    request: z.string(),
    /** Who wrote; null: the resident. */
    name: z.string().nullable(),
    text: z.string(),
    /** For the claimer, who may have several: which one writes. */
    offer: offer.nullable(),
  }),
  /** To the resident: what was known of an earlier request is not known any more. */
  z.object({ kind: z.literal("gone") }),
  /** To the resident: what would be passed on. */
  z.object({ kind: z.literal("handover-read"), request: z.string(), task, name: z.string() }),
  /** To who asked for it: a letter's last day is near, a visit is tomorrow, a month has passed. */
  z.object({ kind: z.literal("reminder"), day: z.string() }),
  z.object({ kind: z.literal("visit"), request: z.string(), handover }),
  /** To both: an agreed visit does not take place. */
  z.object({
    kind: z.literal("visit-off"),
    request: z.string(),
    handover,
    /** The help point has it by mail. */
    isMailed: z.boolean(),
  }),
  z.object({ kind: z.literal("check-in") }),
  /** A day after a wish was begun: what was typed for it and not sent is dropped. */
  z.object({ kind: z.literal("draft-over") }),
  /** To a coordinator. */
  z.object({
    kind: z.enum(["urgent", "unclaimed", "late"]),
    request: z.string(),
    offer,
    name: z.string().nullable(),
  }),
  z.object({ kind: z.literal("overview"), requests: z.array(seen), page: z.number() }),
  z.object({ kind: z.literal("candidates"), request: z.string(), people: z.array(candidate) }),
  z.object({ kind: z.literal("assigned"), request: z.string(), name: z.string() }),
  z.object({ kind: z.literal("moved-on"), request: z.string() }),
  z.object({ kind: z.literal("team"), people: z.array(keyPerson), page: z.number() }),
  z.object({ kind: z.literal("member"), person: keyPerson, load: z.number() }),
  z.object({ kind: z.literal("cover"), people: z.array(keyPerson) }),
  z.object({
    kind: z.literal("question"),
    from: z.string(),
    name: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal("week-due") }),
  z.object({ kind: z.literal("week"), week }),
  z.object({ kind: z.literal("invite-made"), code: z.string() }),
  /** To whoever followed an invite. */
  z.object({ kind: z.literal("invited"), role: z.enum(["key-person", "coordinator"]) }),
  z.object({ kind: z.literal("invite-refused") }),
]);
export type News = z.infer<typeof news>;
