import { z } from "zod";

/** What a message may carry, as far as it matters here; more is let be. */
export const content = z.object({
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(z.unknown()).optional(),
  document: z.object({ mime_type: z.string().optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.number().optional() }).optional(),
  media_group_id: z.string().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
});
export type Content = z.infer<typeof content>;

/** Kinds of content that we cannot read. Whatever else a message carries is news of the chat itself. */
export const UNREAD = [
  "video",
  "video_note",
  "sticker",
  "animation",
  "dice",
  "game",
  "poll",
  "story",
  "document",
  "checklist",
  "paid_media",
] as const;
