import { z } from "zod";

/** pictures/topics/<topic>.yaml: a pictogram for the topic and one for each step. */
export const topicPicture = z.strictObject({
  sign: z.string(),
  steps: z.array(z.string()).min(2).max(6),
  /** Help point whose number stands large on the card. */
  call: z.string().optional(),
});

export type TopicPicture = z.infer<typeof topicPicture>;

/** pictures/cards.yaml: cards beside those of the topics, by the text file of their words. */
export const cardsFile = z.record(z.string(), topicPicture);

/** pictures/signs.yaml: topic or service id to pictogram and emoji. */
export const signsFile = z.record(
  z.string(),
  z.strictObject({ pictogram: z.string(), emoji: z.string() }),
);

/** pictures/bring.yaml: bring keyword to pictogram. */
export const bringPictures = z.record(z.string(), z.string());
