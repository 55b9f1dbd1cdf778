import { DomainError } from '../errors';
import type { OrderState } from '../order/order';
import type { Parcel } from '../parcel/parcel';
import { cashParcels } from './cash';
import type { ParcelCash } from './parcelCash';

/**
 * The parcel that a command about cash is for.
 * @throws {DomainError} when the order has no such parcel, or several and none is named.
 */
export function cashParcelOf(
  order: OrderState,
  parcelId: string | undefined,
): Parcel & { readonly cash: ParcelCash } {
  const parcels = cashParcels(order);
  const wanted = parcelId === undefined ? parcels : parcels.filter(({ id }) => id === parcelId);
  const [first] = wanted;
  if (first && wanted.length === 1) return first;
  const detail = parcels.map(({ id }) => id).join(', ');
  throw new DomainError(
    'validation',
    first
      ? 'Cash is collected for several parcels: say for which.'
      : 'No cash is collected for such a parcel.',
    { errors: [{ pointer: '/parcelId', detail: `One of ${detail}.` }] },
  );
}

/** Minor units, 0 or more. */
export const wholeAmount = (value: unknown): string | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? undefined
    : 'must be a whole number of minor units, 0 or more';
