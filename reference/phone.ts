import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import type { Phone } from '../domain/address/address';
import { latinDigits } from '../domain/text/latinDigits';

/**
 * A phone number as it is dialled, from the way it was written: `+880 (0) 1711-000001`, `1711000001` and `০১৭১১-০০০০০১` in `BD` are all
 * `+8801711000001`. Undefined when it is no number of that country and names no other; also with an extension, which would be lost.
 * @param country ISO 3166-1 alpha-2 code of the country that it is dialled in when it names none.
 */
export function readPhone(text: string, country: string): Phone | undefined {
  const number = parse(text, country);
  return number && isNumber(number, text, country) && !number.ext
    ? (number.number as string as Phone)
    : undefined;
}

/**
 * Dialled at home, a number has to be one of the country's plan: digits of another country would be taken for it otherwise. One that
 * names its country has to be possible there, since new ranges come sooner than new lists of them.
 */
function isNumber(number: PhoneNumber, text: string, country: string): boolean {
  const home = isSupportedCountry(country) && number.countryCallingCode === getCountryCallingCode(country);
  return home && !text.includes('+') ? number.isValid() : number.isPossible();
}

/** The digits that are dialled within the number's own country: `+8801711000001` → `01711000001`. */
export function nationalDigits(phone: Phone): string {
  const number = parsePhoneNumberFromString(phone);
  return (number?.formatNational() ?? phone).replaceAll(/\D/g, '');
}

/** Whether it is known to end at a wall: no text message arrives there. */
export function isFixedLine(phone: Phone): boolean {
  return parsePhoneNumberFromString(phone)?.getType() === 'FIXED_LINE';
}

/** Shorter ones would be found in every other number. */
const SHORTEST_FRAGMENT = 4;

/**
 * What to look for in numbers of the form E.164 when somebody searches for a phone, whole or in part, in any way that it may be written.
 * Empty when the words are no phone.
 * @param countries where numbers are dialled that name no country.
 */
export function phoneFragments(words: string, countries: readonly string[]): string[] {
  const typed = latinDigits(words);
  if (!/^[\s\d+()./-]+$/.test(typed)) return [];
  const whole = countries.flatMap((country) => readPhone(typed, country) ?? []);
  // Of a part nobody can tell more than that a zero in brackets is not in the stored form, and that leading ones may not be.
  const part = typed.replaceAll(/\(0+\)|\D/g, '');
  const parts = [part, part.replace(/^0+/, '')];
  return [...new Set([...whole, ...parts])].filter(({ length }) => length >= SHORTEST_FRAGMENT);
}

function parse(text: string, country: string): PhoneNumber | undefined {
  const typed = latinDigits(text)
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  return parsePhoneNumberFromString(typed, {
    extract: false,
    ...(isSupportedCountry(country) && { defaultCountry: country }),
  });
}
