import { isValidPhoneNumber } from "libphonenumber-js";
import type { HsdsService, ServiceAtLocation } from "./hsds-schema.ts";
import type { Report } from "./origin.ts";

/** 112, 113, 144, 116 000 and numbers of municipalities such as 14 030. */
const SHORT = /^(?:1[14]\d|116 ?\d{3}|14 ?0\d{1,3}|18\d{2})$/;

type Phones = HsdsService["phones"];

/** Whether a number as written could be called from the Netherlands. */
function canBeCalled(number: string): boolean {
  return SHORT.test(number.trim()) || isValidPhoneNumber(number, "NL");
}

/**
 * The number nearest to the place; a fax or a line for SMS only where there is no other.
 */
export function phoneOf(service: HsdsService, place: ServiceAtLocation): string | undefined {
  const all = [
    ...place.phones,
    ...(place.location?.phones ?? []),
    ...place.contacts.flatMap((contact) => contact.phones),
    ...service.phones,
    ...service.contacts.flatMap((contact) => contact.phones),
  ];
  const spoken = all.find(({ type }) => type === undefined || /^(voice|cell)$/i.test(type));
  return (spoken ?? all[0])?.number.trim();
}

/** Faults the numbers that nobody can call, at a service, a location or both at once. */
export function checkPhones(
  at: { phones?: Phones; contacts?: HsdsService["contacts"] } | undefined,
  path: readonly PropertyKey[],
  report: Report,
): void {
  const mend = 'write a Dutch number such as "030 123 45 67", or one that starts with +';
  const check = (phones: Phones, place: readonly PropertyKey[]) => {
    for (const [index, { number }] of phones.entries()) {
      if (canBeCalled(number)) continue;
      report.fault([...place, index, "number"], `"${number}" cannot be called: ${mend}`);
    }
  };
  check(at?.phones ?? [], [...path, "phones"]);
  for (const [index, { phones }] of (at?.contacts ?? []).entries()) {
    check(phones, [...path, "contacts", index, "phones"]);
  }
}
