import { z } from "zod";
import { callbackSettings, USUAL_SETTINGS } from "#core/requests/settings.ts";

const id = z.string().regex(/^[a-z0-9-]+$/, "write small letters, digits and hyphens");
const degrees = (least: number, most: number) =>
  z.number({ error: "write degrees, such as 52.1" }).min(least).max(most);

/** `help/<town>/town.json`: what a town is, beside its help points. */
export const townFile = z.strictObject({
  id,
  name: z.string({ error: "write the town's name" }).min(1),
  /** An invented town, for demo and tests. */
  invented: z.boolean({ error: "write true for an invented town, else false" }),
  province: z.string({ error: "write the province" }).min(1),
  areas: z
    .array(
      z.strictObject({
        code: z
          .string({ error: "write the four digits of the postcode in quotes" })
          .regex(/^[1-9]\d{3}$/, "write the four digits of the postcode"),
        name: z.string({ error: "write the neighbourhood's name" }).min(1),
        latitude: degrees(-90, 90),
        longitude: degrees(-180, 180),
      }),
    )
    .min(1, "write at least one neighbourhood"),
  /** Help points that slugs such as `gemeente` and `wijkteam` stand for. */
  roles: z.record(id, z.string()).default({}),
  /** Days on which the town's formal help is closed besides public holidays. */
  holidays: z.array(z.iso.date("write a date as YYYY-MM-DD")).default([]),
  /** Hours, rounds and terms of callback requests. */
  callbacks: callbackSettings.default(USUAL_SETTINGS),
});
export type TownFile = z.infer<typeof townFile>;
