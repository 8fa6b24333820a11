import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { latinDigits } from "#core/text/normalise.ts";

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
  return found?.isValid() && found.nationalNumber.length >= SHORTEST ? found.number : null;
}
