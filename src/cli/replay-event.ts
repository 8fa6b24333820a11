import { z } from "zod";
import { chatChannel, type Happening } from "#core/event.ts";
import { gender } from "#core/requests/request.ts";

const from = z.string().min(1);
const common = { from, channel: chatChannel.optional() };

const advance = z.strictObject({ advance: z.string() });
const keyPerson = z.strictObject({
  ...common,
  role: z.literal("key-person"),
  languages: z.array(z.string()).min(1),
  areas: z.array(z.string()).default([]),
  elsewhere: z.boolean().optional(),
  gender: gender.nullish(),
  days: z.array(z.number().int().min(1).max(7)).default([]),
  most: z.number().int().min(1).optional(),
});
const coordinator = z.strictObject({ ...common, role: z.literal("coordinator") });
const saying = z.strictObject({
  ...common,
  group: z.string().optional(),
  admin: z.boolean().optional(),
  text: z.string().optional(),
  tap: z.union([z.string(), z.number().transform(String)]).optional(),
  start: z.string().optional(),
  location: z.tuple([z.number(), z.number()]).optional(),
  contact: z.string().optional(),
  image: z.string().optional(),
  voice: z.boolean().optional(),
  sticker: z.boolean().optional(),
});
type Saying = z.infer<typeof saying>;

/** One line of a replay: DESIGN.md, "Command line". */
const replayEvent = z.union([advance, keyPerson, coordinator, saying]);

/** A line as an event, or null when it is none. */
export function eventOf(line: string): z.infer<typeof replayEvent> | null {
  try {
    return replayEvent.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** What somebody did, but for taps, which need to know what was offered. */
export function happeningOf(event: Saying): Happening | null {
  if (event.text !== undefined) return { type: "text", text: event.text };
  if (event.start !== undefined) return { type: "start", payload: event.start };
  if (event.location) {
    const [latitude, longitude] = event.location;
    return { type: "location", latitude, longitude };
  }
  if (event.contact !== undefined) return { type: "phone", number: event.contact };
  if (event.image !== undefined) return { type: "image" };
  if (event.voice) return { type: "voice" };
  return event.sticker ? { type: "unsupported", what: "sticker" } : null;
}

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration in weeks and smaller; null when it is none. */
export function durationOf(text: string): number | null {
  const found = DURATION.exec(text);
  if (!found || text === "P" || text.endsWith("T")) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((one) => Number(one ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
