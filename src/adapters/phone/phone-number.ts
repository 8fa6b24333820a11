import { parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * A phone number as typed in the Netherlands, in digits of any script already made Latin; E.164,
 * or null when no such number can exist.
 */
export function phoneNumber(text: string): string | null {
  const found = parsePhoneNumberFromString(text, { defaultCountry: "NL", extract: true });
  return found?.isValid() ? found.number : null;
}
