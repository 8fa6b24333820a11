import { z } from "zod";

const time = z
  .string({ error: "write a time as HH:MM" })
  .regex(/^([01]\d|2[0-4]):[0-5]\d$/, "write a time as HH:MM");
const many = (least: number, most: number, unit: string) =>
  z
    .int({ error: `write a whole number of ${unit}` })
    .min(least, `write at least ${least} ${unit}`)
    .max(most, `write at most ${most} ${unit}`);

/** How a town handles callback requests: `callbacks` in help/<town>/town.json. */
export const callbackSettings = z
  .strictObject({
    /** Working hours of the town's volunteers; rounds and promises count these. ISO weekdays. */
    hours: z
      .array(
        z.strictObject({
          days: z.array(many(1, 7, "as ISO weekday")).min(1, "write at least one weekday"),
          from: time,
          to: time,
        }),
      )
      .min(1, "write at least one line of hours")
      .refine(
        (all) => all.every(({ from, to }) => from < to),
        "`from` must be before `to` on the same day",
      )
      .default([
        { days: [1, 2, 3, 4, 5], from: "09:00", to: "21:00" },
        { days: [6, 7], from: "10:00", to: "18:00" },
      ]),
    /** Working minutes that each round of offers lasts: the first few, the town, other towns. */
    roundMinutes: z
      .strictObject({
        first: many(5, 1440, "minutes"),
        town: many(5, 1440, "minutes"),
        elsewhere: many(5, 1440, "minutes"),
      })
      .default({ first: 60, town: 60, elsewhere: 60 }),
    /** Working minutes in which a claimer calls who asked for "as soon as possible". */
    callMinutes: many(15, 1440, "minutes").default(240),
    /** Days after the end until number, notes and rows are gone. */
    keepDays: many(1, 90, "days").default(14),
    /** Days after the end until the one question how it goes. */
    aftercareDays: many(1, 60, "days").default(5),
  })
  .refine(({ aftercareDays, keepDays }) => aftercareDays < keepDays, {
    path: ["aftercareDays"],
    message: "must be less than keepDays: afterwards nobody is known any more",
  });
export type CallbackSettings = z.infer<typeof callbackSettings>;

/** What a town has that says nothing about it. */
export const USUAL_SETTINGS: CallbackSettings = callbackSettings.parse({});
