import { DomainError } from '../errors';
import type { OrderState } from '../order/order';
import type { Parcel } from './parcel';

/**
 * The named parcel among those at the point in question; without a name the first of them.
 * @throws {DomainError} `not-allowed` when there is none.
 */
export function chooseParcel(
  { parcels }: OrderState,
  id: string | undefined,
  isThere: (parcel: Parcel) => boolean,
): Parcel {
  const chosen = parcels.find((parcel) => isThere(parcel) && (id === undefined || parcel.id === id));
  if (chosen) return chosen;
  const known = parcels.some((parcel) => parcel.id === id);
  throw new DomainError(
    'not-allowed',
    known ? `Parcel ${id} is not at that point.` : `The order has no parcel ${id}.`,
  );
}
