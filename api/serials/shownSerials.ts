import type { OrderState } from '../../domain/order/order';
import { isOut } from '../../domain/parcel/parcel';
import type { Actor } from '../../domain/people/actor';
import { seesInternals } from '../../domain/people/disclosure';
import { warrantyUntil } from '../../domain/serials/warranty';
import type { ShipmentJson } from '../schema/order';

/** The pieces in a parcel, as far as this actor sees them: customers don't before it has left the house, as it may be packed anew. */
export function shownSerials(
  { lines, parcels }: OrderState,
  parcelId: string,
  actor: Actor,
): ShipmentJson['serials'] {
  const parcel = parcels.find(({ id }) => id === parcelId);
  if (!parcel || !(seesInternals(actor) || isOut(parcel))) return [];
  return (parcel.serials ?? []).map(({ lineId, kind, values }) => {
    const months = lines.find(({ id }) => id === lineId)?.warrantyMonths;
    const runs = months !== undefined && parcel.deliveredAt !== undefined;
    return {
      ...{ lineId, kind, values: [...values] },
      warrantyUntil: runs ? warrantyUntil(parcel.deliveredAt, months) : null,
    };
  });
}
