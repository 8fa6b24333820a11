import { z } from "zod";

/** `draft` is in the resident's conversation only; every other state is a stored row. */
export const requestState = z.enum([
  "draft",
  "open",
  "claimed",
  "reached",
  "not-reached",
  "handover",
  "done",
  "withdrawn",
  "expired",
]);
export type RequestState = z.infer<typeof requestState>;

export const callTime = z.enum(["now", "morning", "afternoon", "evening", "days"]);
export type CallTime = z.infer<typeof callTime>;

export const gender = z.enum(["woman", "man"]);

/** Hours of a day in minutes past midnight. */
export const between = z.object({ from: z.number(), to: z.number() });

/** What the resident asks for. No name: a number is enough. */
export const wish = z.object({
  topic: z.string().nullable(),
  locale: z.string(),
  /** The language to speak, of topics/spoken.yaml or a locale; null: the locale. */
  speaks: z.string().nullable().default(null),
  area: z.string().nullable(),
  when: callTime,
  /** ISO weekdays on which a call fits; empty: any. */
  days: z.array(z.number()).default([]),
  /** The only hours in which to call; null: any. */
  between: between.nullable().default(null),
  /** null: no matter. */
  caller: gender.nullable(),
  /** Somebody from outside the resident's own circle. */
  outside: z.boolean().default(false),
  /** Others may pick up: the claimer does not say why they call. */
  shared: z.boolean().default(false),
  /** The coordinators hear of it at once. */
  urgent: z.boolean().default(false),
  /** One question how it goes, some days after the end. */
  aftercare: z.boolean().default(true),
  /** E.164; only the claimer ever sees it. null: the claimer writes through the assistant. */
  number: z.string().nullable(),
});
export type Wish = z.infer<typeof wish>;

/** The language in which a call is wanted. */
export function spokenIn({ speaks, locale }: Pick<Wish, "speaks" | "locale">): string {
  return speaks ?? locale;
}

/** How the resident goes to a help point: with the key person, a talk of three, or alone. */
export const company = z.enum(["together", "three", "alone"]);
export type Company = z.infer<typeof company>;

/** A warm handover to a formal help point. */
export const handover = z.object({
  /** Id of the help point. */
  point: z.string(),
  /** The day of the first visit, YYYY-MM-DD. */
  day: z.string(),
  /** null: the resident has not said yes yet. */
  company: company.nullable(),
  /** The resident was asked whether they have been there. */
  asked: z.boolean(),
});
export type Handover = z.infer<typeof handover>;

/** What a key person may note by tap. */
export const outcome = z.enum(["listened", "explained", "letters", "referred", "call-again"]);
export type Outcome = z.infer<typeof outcome>;
/** Characters of the one free line. */
export const NOTE_LENGTH = 140;
export const requestNotes = z.object({
  outcomes: z.array(outcome),
  line: z.string().max(NOTE_LENGTH).nullable(),
});

/** When a claimer tries again after no answer. */
export const again = z.enum(["hour", "evening", "tomorrow"]);
export type Again = z.infer<typeof again>;

/** A callback request. Times are epoch milliseconds. */
export const callbackRequest = z.object({
  id: z.string(),
  /** Conversation of the resident. */
  resident: z.string(),
  state: requestState,
  wish,
  openedAt: z.number(),
  /** When it last became open again; null: never. */
  reopenedAt: z.number().nullable().default(null),
  /** When its state last changed. */
  changedAt: z.number(),
  /** When the clock makes the next move; null: never. */
  dueAt: z.number().nullable().default(null),
  /** The round of offers it is in, by number of `ROUND`; one less while the next waits for the morning. */
  round: z.number(),
  /** Conversations of the key persons it was offered to since it was last open. */
  offeredTo: z.array(z.string()),
  /** Those of them who passed. */
  passedBy: z.array(z.string()).default([]),
  /** Whom the resident knows from an earlier request and asked for again. */
  prefers: z.string().nullable().default(null),
  claimedBy: z.string().nullable(),
  claimerName: z.string().nullable(),
  /** When it was first claimed. */
  claimedAt: z.number().nullable().default(null),
  /** Until when the claimer promised to call. */
  callBy: z.number().nullable(),
  /** Calls of this claimer that nobody took. */
  tries: z.number().default(0),
  /** How often it came back from a claimer. */
  returned: z.number().default(0),
  handover: handover.nullable().default(null),
  notes: requestNotes.default({ outcomes: [], line: null }),
});
export type CallbackRequest = z.infer<typeof callbackRequest>;

/** States in which somebody has it. */
export const HELD: readonly RequestState[] = ["claimed", "reached", "not-reached", "handover"];
const ACTIVE: ReadonlySet<RequestState> = new Set(["open", ...HELD]);

/** Whether a request still waits for its end. */
export function hasActiveRequest(request: { state: RequestState } | null): boolean {
  return request !== null && ACTIVE.has(request.state);
}
