import { useFindWord, type FindWord } from '../../i18n/useWord';

/** Names the station that a courier reports, by the courier's own word; undefined for a word we don't know. */
export function stationOf(find: FindWord, vendorStatus: string): string | undefined {
  return find('parcels.station', vendorStatus.replace(/^order\./, ''));
}

/** {@link stationOf} in the reader's language. */
export function useStation(): (vendorStatus: string) => string | undefined {
  const find = useFindWord();
  return (vendorStatus) => stationOf(find, vendorStatus);
}
