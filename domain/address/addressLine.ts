import { cutText } from '../text/cutText';

/** The parts of an address that lead to the door; `country` is its name. */
export interface Door {
  readonly line1: string;
  readonly line2?: string | null | undefined;
  readonly city: string;
  readonly postcode?: string | null | undefined;
  readonly country: string;
}

/** Less of a street than this leads nobody to a door, and with less room the address doesn't fit. */
const SHORTEST_STREET = 40;

/**
 * An address as one line of `max` UTF-16 units at most: street, city, postcode, country. City, postcode and country are always whole,
 * since the parcel is sorted by them; a street that is too long ends in `…`. Undefined when hardly anything of the street would be left.
 */
export function addressLine(
  { line1, line2, city, postcode, country }: Door,
  max: number,
): string | undefined {
  const street = joined([line1, line2]);
  const place = joined([city, postcode, country]);
  const room = max - `, ${place}`.length;
  if (street.length <= room) return `${street}, ${place}`;
  return room < SHORTEST_STREET ? undefined : `${cutText(street, room - 1)}…, ${place}`;
}

const joined = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');
