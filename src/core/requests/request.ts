import { z } from "zod";

/** `draft` lives in the resident's conversation; every other state is a stored row. */
export const requestState = z.enum([
  "open",
  "claimed",
  "reached",
  "not-reached",
  "done",
  "withdrawn",
  "expired",
]);
export type RequestState = z.infer<typeof requestState>;

export const callTime = z.enum(["now", "morning", "afternoon", "evening"]);

export const gender = z.enum(["woman", "man"]);

/** What the resident asks for. No name: a number is enough. */
export const wish = z.object({
  topic: z.string().nullable(),
  locale: z.string(),
  area: z.string().nullable(),
  when: callTime,
  /** null: no matter. */
  caller: gender.nullable(),
  /** E.164. Only the claimer ever sees it. */
  number: z.string(),
});
export type Wish = z.infer<typeof wish>;

/** A callback request. Times are epoch milliseconds. */
export const callbackRequest = z.object({
  id: z.string(),
  /** Conversation of the resident. */
  resident: z.string(),
  state: requestState,
  wish,
  openedAt: z.number(),
  changedAt: z.number(),
  /** 1: the first few; 2: everyone who fits; 3: the coordinators know. */
  round: z.number(),
  /** Conversations of the key persons it was offered to. */
  offeredTo: z.array(z.string()),
  claimedBy: z.string().nullable(),
  claimerName: z.string().nullable(),
  /** Until when the claimer promised to call. */
  callBy: z.number().nullable(),
});
export type CallbackRequest = z.infer<typeof callbackRequest>;

const ACTIVE: ReadonlySet<RequestState> = new Set(["open", "claimed", "reached", "not-reached"]);

/** Whether a request still waits for its end. */
export function hasActiveRequest(request: { state: RequestState } | null): boolean {
  return request !== null && ACTIVE.has(request.state);
}

/** One change of a request: who did what, when. */
export type RequestChange = {
  request: string;
  at: number;
  /** Conversation id, or `clock`. */
  by: string;
  from: RequestState | "draft";
  to: RequestState;
};

/** Somebody from the community who takes requests. */
export const keyPerson = z.object({
  /** Conversation id. */
  id: z.string(),
  /** First name, as residents will hear it. */
  name: z.string(),
  languages: z.array(z.string()),
  /** Four-digit postcodes; empty: everywhere. */
  areas: z.array(z.string()),
  gender: gender.nullable(),
  /** ISO weekdays on duty, 1 is Monday; empty: every day. */
  days: z.array(z.number()),
});
export type KeyPerson = z.infer<typeof keyPerson>;
