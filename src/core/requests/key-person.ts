import { z } from "zod";
import { between, gender } from "./request.ts";

/** Requests a key person holds at most who said nothing about it. */
export const USUAL_MOST = 3;

/** Somebody from the community who takes requests. Days are YYYY-MM-DD. */
export const keyPerson = z.object({
  /** Conversation id. */
  id: z.string(),
  /** First name, as residents will hear it. */
  name: z.string(),
  /** Locales, and languages of topics/spoken.yaml. */
  languages: z.array(z.string()),
  /** Four-digit postcodes; empty: everywhere. */
  areas: z.array(z.string()),
  /** Lives in another town: is asked last, and calls by phone. */
  elsewhere: z.boolean().default(false),
  gender: gender.nullable(),
  /** ISO weekdays on duty, 1 is Monday; empty: every day. */
  days: z.array(z.number()),
  /** Hours on duty in minutes past midnight, quiet outside them; null: all day. */
  hours: between.nullable().default(null),
  /** Last day of a holiday. */
  awayUntil: z.string().nullable().default(null),
  /** Requests held at once, at most. */
  most: z.number().default(USUAL_MOST),
  /** A coordinator asked to leave this person in peace. */
  paused: z.boolean().default(false),
  /** Blocked the chat: cannot be asked until they are back. */
  gone: z.boolean().default(false),
  /** Days on which a coordinator saw the certificate of conduct (VOG), and the instruction was done. */
  vog: z.string().nullable().default(null),
  instruction: z.string().nullable().default(null),
  /** When they last took a request, epoch milliseconds; 0: never. */
  lastClaimAt: z.number().default(0),
});
export type KeyPerson = z.infer<typeof keyPerson>;
/** A key person of whom only the needed is said. */
export type KeyPersonInput = z.input<typeof keyPerson>;

/** What a key person tells of themselves. */
export type OwnProfile = Pick<
  KeyPerson,
  | "name"
  | "languages"
  | "areas"
  | "elsewhere"
  | "gender"
  | "days"
  | "hours"
  | "awayUntil"
  | "most"
  | "gone"
>;
