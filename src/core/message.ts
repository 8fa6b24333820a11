import { z } from "zod";

/** One offered reply. Ids are stable and speak (`topic:rent-arrears`); the label is what is read. */
export const choice = z.object({ id: z.string(), label: z.string() });
export type Choice = z.infer<typeof choice>;

/** One part of a message, top to bottom. Texts are final, in the message's language, unescaped. */
export const block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("heading"), text: z.string() }),
  /** `ordered`: steps, to be done one after the other. */
  z.object({ type: z.literal("list"), ordered: z.boolean(), items: z.array(z.string()) }),
  /** Somebody to call or a site to open. */
  z.object({
    type: z.literal("contact"),
    /** The help point it is, where it is one. */
    id: z.string().optional(),
    name: z.string(),
    note: z.string().optional(),
    phone: z.string().optional(),
    website: z.string().optional(),
  }),
  /** A help point. `lines`: opening, address, languages … one fact each. */
  z.object({
    type: z.literal("place"),
    id: z.string(),
    name: z.string(),
    lines: z.array(z.string()),
    phone: z.string().optional(),
    website: z.string().optional(),
    map: z.string().optional(),
    /** Where it is, for a channel that shows a map itself. */
    at: z.object({ latitude: z.number(), longitude: z.number(), address: z.string() }).optional(),
  }),
]);
export type Block = z.infer<typeof block>;

/** Something we say, the same for every channel; a channel's limits are met when it is rendered. */
export const message = z.object({
  locale: z.string(),
  blocks: z.array(block),
  choices: z.array(choice),
  /** Id of the card to show with it: `topic:<topic>` or `bring:<topic>`. */
  card: z.string().optional(),
  /** What a channel may offer a button of its own for. */
  asks: z.enum(["location", "phone"]).optional(),
  /** A name by which a later message can take its place. */
  tag: z.string().optional(),
  /** The tag of the earlier message that this one takes the place of, where a channel can change what it sent. */
  replaces: z.string().optional(),
});
export type Message = z.infer<typeof message>;
