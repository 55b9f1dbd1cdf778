import { useFindWord } from '../../i18n/useWord';

/** What a courier is called in the reader's language; one that we have no name for, as it calls itself. */
export function useCourierName(): (courier: string) => string {
  const find = useFindWord();
  return (courier) => find('parcels.couriers', courier) ?? courier;
}
