import { z } from "zod";
import { choice } from "#core/message.ts";
import { between, callTime, gender, handover, requestState } from "#core/requests/request.ts";

/** A step of a flow. */
export const position = z.object({ flow: z.string(), step: z.string() });
export type Position = z.infer<typeof position>;

export const role = z.enum(["resident", "key-person", "coordinator"]);
export type Role = z.infer<typeof role>;

/** A callback request while it is being asked for. */
export const draft = z.object({
  topic: z.string().nullable(),
  when: callTime.optional(),
  /** ISO weekdays. */
  days: z.array(z.number()).default([]),
  caller: gender.nullable().optional(),
  /** null: no phone, write here. */
  number: z.string().nullable().optional(),
  speaks: z.string().nullable().default(null),
  between: between.nullable().default(null),
  outside: z.boolean().default(false),
  shared: z.boolean().default(false),
  /** Asked for from an urgent answer. */
  urgent: z.boolean().default(false),
  /** Asked for from a private answer: no question afterwards unless wanted. */
  isPrivate: z.boolean().default(false),
  aftercare: z.boolean().default(false),
});
export type Draft = z.infer<typeof draft>;

/** A key person's answers while they register. */
export const profile = z.object({
  name: z.string().optional(),
  languages: z.array(z.string()),
  areas: z.array(z.string()),
  elsewhere: z.boolean().default(false),
  gender: gender.nullable(),
  days: z.array(z.number()),
});

/** Answers in a dialogue that goes on; gone when no question waits any more. */
export const notes = z.object({
  /** flows/may-get.yaml */
  home: z.enum(["rent", "room", "own", "none"]).optional(),
  children: z.enum(["young", "older", "none"]).optional(),
  income: z.enum(["work", "benefit", "pension", "study", "nothing"]).optional(),
  age: z.enum(["minor", "young-adult", "adult", "retired"]).optional(),
  /** flows/deadline.yaml: the day of a letter, YYYY-MM-DD, and its term in days. */
  letterDay: z.string().optional(),
  term: z.string().regex(/^\d+$/).optional(),
  /** What is being written about: a request, or a person who asked something. */
  about: z.string().optional(),
});

/** Current version of the stored form; raise it with every change that old rows do not fit. */
export const CONVERSATION_VERSION = 4;

/** What is remembered of one contact on one channel. Plain JSON; the schema is the type. */
export const conversation = z.object({
  version: z.literal(CONVERSATION_VERSION),
  role,
  locale: z.string(),
  /** How the locale was found; a chosen one is only left for a sure reason. */
  localeBy: z.enum(["default", "hint", "words", "choice"]),
  /** The contact has read who is speaking. */
  greeted: z.boolean(),
  /** The question that waits for an answer. */
  waiting: position.nullable(),
  /** Earlier questions, newest last, for "back". */
  trail: z.array(position),
  /** The last topic answered; never one that is private. */
  topic: z.string().nullable(),
  /** The last answer was to a private topic; which one is not kept. */
  afterPrivate: z.boolean(),
  /** Four digits of the neighbourhood. */
  area: z.string().nullable(),
  /** Choices of the newest message, so that "1" or a label chooses. */
  offered: z.array(choice),
  draft: draft.nullable(),
  /** The resident's newest request. */
  request: z
    .object({
      id: z.string(),
      state: requestState,
      name: z.string().nullable(),
      callBy: z.number().nullable(),
      handover: handover.nullable(),
      /** When the first people are asked, if not at once. */
      from: z.number().nullable(),
      /** Nobody had time: the coordinators are looking. */
      isWide: z.boolean(),
      /** No phone: they write to each other here. */
      writes: z.boolean(),
    })
    .nullable(),
  /** Requests that a key person has taken and not ended. */
  held: z.array(z.string()),
  profile: profile.nullable(),
  notes,
  /** The day of a letter, YYYY-MM-DD, before which one message was asked for. */
  reminder: z.string().nullable(),
  /** A monthly question how it goes was asked for; so many in a row had no answer. */
  checkIn: z.object({ missed: z.number() }).nullable(),
  /** The contact said stop: nothing is sent that is no answer and not about their own request. */
  silent: z.boolean(),
  /** The contact cannot be reached any more, until they do something again. */
  gone: z.boolean(),
});
export type Conversation = z.infer<typeof conversation>;

/** A conversation nobody has had yet. */
export function newConversation(locale: string): Conversation {
  return {
    version: CONVERSATION_VERSION,
    role: "resident",
    locale,
    localeBy: "default",
    greeted: false,
    waiting: null,
    trail: [],
    topic: null,
    afterPrivate: false,
    area: null,
    offered: [],
    draft: null,
    request: null,
    held: [],
    profile: null,
    notes: {},
    reminder: null,
    checkIn: null,
    silent: false,
    gone: false,
  };
}
