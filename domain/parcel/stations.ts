import { canonicalWord } from './courierWord';

/** Stations on the way that customers are shown by name, whichever courier reports them. */
const STATIONS: readonly string[] = [
  'picked',
  'at-the-sorting-hub',
  'in-transit',
  'received-at-last-mile-hub',
];

/** The station that a courier's word names; undefined for a word that only the courier's own people need. */
export function publicStation(vendorStatus: string): string | undefined {
  const word = canonicalWord(vendorStatus.toLowerCase());
  return STATIONS.includes(word) ? word : undefined;
}
