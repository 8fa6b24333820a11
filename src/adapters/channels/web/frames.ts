import { z } from "zod";
import type { Choice, Message } from "#core/message.ts";

/** What the page can say that happened. A photo itself never leaves the phone; only that there is one. */
const pageHappening = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start"), payload: z.string().max(64).optional() }),
  z.object({ type: z.literal("text"), text: z.string().min(1).max(10_000) }),
  z.object({ type: z.literal("choice"), choice: z.string().min(1).max(200) }),
  z.object({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.object({ type: z.literal("image") }),
]);
export type PageHappening = z.infer<typeof pageHappening>;

const eventId = z.string().regex(/^[0-9a-f-]{32,36}$/);

/** The session is 128 random bits made in the browser: who holds it, is the contact. */
const hello = z.object({
  type: z.literal("hello"),
  session: z.string().regex(/^[0-9a-f]{32}$/),
  locale: z.string().max(35).optional(),
});
const event = z.object({ type: z.literal("event"), id: eventId, happening: pageHappening });
const ack = z.object({ type: z.literal("ack"), id: z.string().min(1).max(200) });

/** Page → server. `hello` comes first, and again when the page wants to know that it is still heard. */
const fromPage = z.discriminatedUnion("type", [hello, event, ack]);
export type FromPage = z.infer<typeof fromPage>;

/** `later` and `too-fast`: send it again after a while. `malformed`: sending it again will not help. */
export type Refusal = "later" | "too-fast" | "malformed" | "hello-first";

export type MessageFrame = {
  type: "message";
  id: string;
  message: Message;
  card?: { url: string; alt: string };
  buttons: Choice[];
};

/** Server → page. `ready` answers hello; `accepted` comes after the commit, never before. */
export type FromServer =
  | { type: "ready" }
  | { type: "accepted"; id: string }
  | { type: "refused"; id: string | null; why: Refusal }
  | { type: "typing" }
  | MessageFrame;

/** Reads one frame; of one that cannot be read, the id where it has a sound one. */
export function readFrame(raw: string): { frame: FromPage } | { frame: null; id: string | null } {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return { frame: null, id: null };
  }
  const read = fromPage.safeParse(json);
  if (read.success) return { frame: read.data };
  const named = z.object({ id: eventId }).safeParse(json);
  return { frame: null, id: named.success ? named.data.id : null };
}
