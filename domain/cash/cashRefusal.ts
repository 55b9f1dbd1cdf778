/** What couriers take at the door. */
const CURRENCY = 'BDT';

/** Why an amount in minor units can't be paid at the door, in a sentence; undefined when it can. */
export const cashRefusal = (_amount: number, currency: string): string | undefined =>
  currency === CURRENCY ? undefined : `Cash is taken at the door in ${CURRENCY} alone.`;
