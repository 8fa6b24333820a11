import { z } from "zod";
import { callbackRequest, wish } from "./request.ts";

/** What an offer shows: no number, no name. */
const offer = wish.omit({ number: true });

/** Something that happened to a request or an invite, told to one contact. */
export const news = z.discriminatedUnion("kind", [
  /** To a key person. */
  z.object({ kind: z.literal("offered"), request: z.string(), offer }),
  z.object({ kind: z.literal("claim-won"), request: callbackRequest }),
  z.object({ kind: z.literal("claim-lost"), request: z.string() }),
  z.object({ kind: z.literal("claim-over"), request: z.string() }),
  z.object({ kind: z.literal("withdrawn"), request: z.string() }),
  z.object({ kind: z.literal("closed"), request: z.string() }),
  z.object({ kind: z.literal("held"), requests: z.array(callbackRequest) }),
  /** To the resident. */
  z.object({ kind: z.literal("opened"), request: z.string() }),
  z.object({
    kind: z.literal("claimed"),
    request: z.string(),
    name: z.string(),
    callBy: z.number(),
  }),
  z.object({ kind: z.literal("tried"), request: z.string(), name: z.string() }),
  z.object({ kind: z.literal("reached"), request: z.string(), name: z.string() }),
  z.object({ kind: z.literal("given-back"), request: z.string() }),
  z.object({ kind: z.literal("waiting"), request: z.string() }),
  z.object({ kind: z.literal("done"), request: z.string(), name: z.string() }),
  z.object({ kind: z.literal("expired"), request: z.string() }),
  /** To who asked for it: the last day of a letter is near, YYYY-MM-DD. */
  z.object({ kind: z.literal("reminder"), day: z.string() }),
  /** To a coordinator. */
  z.object({ kind: z.literal("unclaimed"), request: z.string(), offer }),
  z.object({ kind: z.literal("overview"), requests: z.array(callbackRequest) }),
  /** To whoever followed an invite. */
  z.object({ kind: z.literal("invited"), role: z.enum(["key-person", "coordinator"]) }),
  z.object({ kind: z.literal("invite-refused") }),
]);
export type News = z.infer<typeof news>;
