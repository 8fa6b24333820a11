import { type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { latinDigits } from "#core/text/normalise.ts";

/** Kinds of number that a person has. Volunteers call them: paid lines and satellites would cost them. */
const PEOPLE: readonly NumberType[] = ["MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE", "VOIP"];
/** Digits of the shortest number of a subscriber, without the country. */
const SHORTEST = 7;

/**
 * A phone number as typed in the Netherlands, in digits of any script; E.164, or null when no such
 * number can exist. Short numbers, which nobody can be called back on, are none.
 */
export function phoneNumber(text: string): string | null {
  const found = parsePhoneNumberFromString(latinDigits(text), {
    defaultCountry: "NL",
    extract: true,
  });
  if (!found?.isValid() || found.nationalNumber.length < SHORTEST) return null;
  const type = found.getType();
  return found.country && type && PEOPLE.includes(type) ? found.number : null;
}
