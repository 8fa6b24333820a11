import { z } from "zod";

/**
 * What we read of a service document of HSDS 3.0 (Human Services Data Specification). Other
 * fields may be there and stay as they are. Errors say what to write.
 */
const words = z
  .string({ error: 'write text in quotes: "…"' })
  .refine((text) => text.trim() !== "", { error: "write some text, or leave the key out" });
const id = z.guid({
  error: 'write a UUID, such as "5f3c1f0e-8a41-4d3b-9c53-0e1f6a1b2c3d" (`uuidgen` makes one)',
});
/** Tables give numbers as text. */
const number = z.coerce.number({ error: "write a number, such as 52.1" });
const whole = z.coerce.number({ error: "write a whole number" }).int("write a whole number");
const site = words.regex(/^https?:\/\/[^\s]+\.[^\s]+$/, {
  error: 'write the whole address of the site: "https://…"',
});
const email = z.email({ error: 'write one e-mail address, such as "balie@gemeente.nl"' });
/** Some feeds write a moment where HSDS asks for a date. */
const date = words
  .transform((text) => text.slice(0, 10))
  .pipe(z.iso.date({ error: 'write a date that exists as "YYYY-MM-DD"' }));
const listOf = <T extends z.ZodType>(item: T) =>
  z.array(item, { error: "write a list: [ … ]" }).default([]);
const object = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject(shape, { error: "write an object: { … }" });

const language = object({ name: words.optional(), code: words.optional() });
const phone = object({
  number: words,
  type: words.optional(),
  languages: listOf(language),
});
const contact = object({ name: words.optional(), phones: listOf(phone) });

const hsdsSchedule = object({
  freq: z
    .enum(["WEEKLY", "MONTHLY"], { error: 'write "WEEKLY" or "MONTHLY"; HSDS knows no other' })
    .optional(),
  byday: words.optional(),
  bymonthday: words.optional(),
  byweekno: words.optional(),
  byyearday: words.optional(),
  wkst: words.optional(),
  interval: whole.min(1, "write 1 or more").optional(),
  count: whole.min(1, "write 1 or more").optional(),
  dtstart: date.optional(),
  until: date.optional(),
  valid_from: date.optional(),
  valid_to: date.optional(),
  timezone: number.optional(),
  opens_at: words.optional(),
  closes_at: words.optional(),
  description: words.optional(),
});
export type HsdsSchedule = z.infer<typeof hsdsSchedule>;

const address = object({
  address_1: words.optional(),
  address_2: words.optional(),
  city: words.optional(),
  postal_code: words.optional(),
  address_type: words.optional(),
});

const hsdsLocation = object({
  name: words.optional(),
  latitude: number.min(-90, "write degrees north").max(90, "write degrees north").optional(),
  longitude: number.min(-180, "write degrees east").max(180, "write degrees east").optional(),
  addresses: listOf(address),
  languages: listOf(language),
  phones: listOf(phone),
  schedules: listOf(hsdsSchedule),
});

const serviceAtLocation = object({
  location: hsdsLocation.optional(),
  phones: listOf(phone),
  schedules: listOf(hsdsSchedule),
  contacts: listOf(contact),
});
export type ServiceAtLocation = z.infer<typeof serviceAtLocation>;

const attribute = object({
  link_type: words.optional(),
  value: words.optional(),
  taxonomy_term: object({ code: words.optional(), taxonomy: words.optional() }).optional(),
});
export type Attribute = z.infer<typeof attribute>;

export const hsdsService = object({
  id,
  name: words,
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"], {
    error: 'write "active", "inactive", "defunct" or "temporarily closed"',
  }),
  description: words.optional(),
  url: site.optional(),
  email: email.optional(),
  application_process: words.optional(),
  alert: words.optional(),
  assured_date: date.optional(),
  organization: object({
    name: words.optional(),
    website: site.optional(),
    email: email.optional(),
  }).optional(),
  languages: listOf(language),
  phones: listOf(phone),
  contacts: listOf(contact),
  schedules: listOf(hsdsSchedule),
  required_documents: listOf(object({ document: words.optional() })),
  attributes: listOf(attribute),
  service_at_locations: listOf(serviceAtLocation),
});
export type HsdsService = z.infer<typeof hsdsService>;
