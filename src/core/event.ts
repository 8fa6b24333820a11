import { z } from "zod";
import { news } from "./requests/news.ts";

/**
 * The kinds of place to chat. `whatsapp` is the linked device, `whatsapp-cloud` the official API;
 * `mail` only sends, to help points.
 */
export const channelName = z.enum([
  "telegram",
  "whatsapp",
  "whatsapp-cloud",
  "web",
  "terminal",
  "mail",
]);
export type ChannelName = z.infer<typeof channelName>;

/** Those on which somebody can say something. */
export const chatChannel = channelName.exclude(["mail"]);

/** What a contact can do, and what can happen to one. */
export const happening = z.discriminatedUnion("type", [
  /** The chat was opened, perhaps by a link that carries a payload (invite, language, topic). */
  z.object({ type: z.literal("start"), payload: z.string().optional() }),
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("choice"), choice: z.string() }),
  z.object({ type: z.literal("location"), latitude: z.number(), longitude: z.number() }),
  /** A contact card: somebody's phone number, mostly the sender's own. */
  z.object({ type: z.literal("phone"), number: z.string() }),
  /** A photo; `caption`: the words that came with it. */
  z.object({ type: z.literal("image"), caption: z.string().optional() }),
  z.object({ type: z.literal("voice") }),
  /** Anything else a channel can carry: sticker, file, poll … */
  z.object({ type: z.literal("unsupported"), what: z.string() }),
  /** The contact blocked us or deleted the account: nothing reaches them until they do something again. */
  z.object({ type: z.literal("left") }),
  /** Something that happened elsewhere and that this contact should hear of. */
  z.object({ type: z.literal("news"), news }),
]);
export type Happening = z.infer<typeof happening>;

/** One happening at one contact: the input of a turn. */
export type Event = {
  /** The channel's own id of it; the same id twice is the same event. */
  id: string;
  channel: ChannelName;
  /** Where the contact is reached on that channel. Never logged, never stored readable. */
  address: string;
  /** The language the channel says the contact uses, BCP 47; a hint only. */
  hint?: string;
  /** The contact's own phone number where the channel knows it, E.164. */
  number?: string;
  happening: Happening;
};
