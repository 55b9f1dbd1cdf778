import { searchText } from '../text/searchText';

/** How far a parcel goes, as far as times of transit tell distances apart. */
export const TRANSIT_ZONES = ['sameCity', 'sameCountry', 'abroad'] as const;
export type TransitZone = (typeof TRANSIT_ZONES)[number];

/** A place, as far as zones look at it. */
interface Place {
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

const inOneForm = (name: string): string => searchText(name).trim().toLowerCase();

/**
 * The zone between a warehouse and a customer. Cities are compared as they are written, whatever their capitals: one that is written
 * otherwise counts as elsewhere, which takes longer. Undefined where it isn't known where the warehouse is.
 */
export function zoneBetween(from: Place | undefined, to: Place): TransitZone | undefined {
  if (from === undefined) return undefined;
  if (from.country !== to.country) return 'abroad';
  return inOneForm(from.city) === inOneForm(to.city) ? 'sameCity' : 'sameCountry';
}
