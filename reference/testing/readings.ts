import type { CountryCode, Phone } from '../../domain/address/address';
import { readCountry } from '../country';
import { readPhone } from '../phone';

/** @throws {Error} when it is no phone number of the country. */
export function phoneOf(text: string, country = 'BD'): Phone {
  const phone = readPhone(text, country);
  if (!phone) throw new Error(`${text} is no phone number`);
  return phone;
}

/** @throws {Error} when there is no such country. */
export function countryOf(text: string): CountryCode {
  const country = readCountry(text);
  if (!country) throw new Error(`There is no country ${text}`);
  return country;
}
