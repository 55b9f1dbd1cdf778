import { MAIN, reservedAt } from '../allocation/allocation';
import { cashFor } from '../cash/cashFor';
import { action } from '../command';
import { DomainError } from '../errors';
import { asIf } from '../evolve';
import type { OrderFact } from '../facts';
import { parcelId } from '../order/ids';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { present } from '../present';
import { nothingToPack, notReadyToPick } from './refusals';

interface Pack {
  /** Absent: wherever its pieces lie. */
  readonly warehouse?: string;
}

/** Puts everything that is still reserved into one parcel for each warehouse. */
export const pack = action<Pack>({
  description:
    'Puts everything that is still reserved into one parcel for each warehouse, or what lies in one.',
  shape: { warehouse: '?text' },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? notReadyToPick(order, actor) ?? nothingToPack(order),
  decide: (order, { warehouse }) => {
    if (warehouse !== undefined) requirePieces(order, warehouse);
    return packReserved(order, warehouse);
  },
});

function requirePieces(order: OrderState, warehouse: string): void {
  const places = [...new Set(reservedAt(order).map((part) => part.warehouse))];
  if (places.includes(warehouse)) return;
  throw new DomainError(
    'not-allowed',
    `Nothing of the order is packed in "${warehouse}". It is packed in: ${places.join(', ')}.`,
  );
}

/**
 * Everything still reserved goes into one parcel for each warehouse that has some of it; who packs without having said that they pick,
 * says so with it.
 * @param only the one warehouse that packs.
 */
export function packReserved(order: OrderState, only?: string): readonly OrderFact[] {
  const pieces = reservedAt(order).filter(({ warehouse }) => only === undefined || warehouse === only);
  const facts: OrderFact[] = order.pickingAt ? [] : [{ type: 'PickingStarted' }];
  for (const place of new Set(pieces.map(({ warehouse }) => warehouse))) {
    const lines = pieces
      .filter(({ warehouse }) => warehouse === place)
      .map(({ lineId, quantity }) => ({ lineId, quantity }));
    const now = asIf(order, ...facts);
    facts.push({
      type: 'ParcelPacked',
      parcelId: parcelId(order.id, now.parcels.length + 1),
      courier: order.policy.fulfilment.courier,
      lines,
      ...present({ warehouse: place === MAIN ? undefined : place, cash: cashFor(now, lines) }),
    });
  }
  return facts;
}
