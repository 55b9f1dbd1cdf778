import { cashFor } from '../cash/cashFor';
import { action } from '../command';
import type { OrderFact } from '../facts';
import { parcelId } from '../order/ids';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { present } from '../present';
import { nothingToPack, notReadyToPick } from './refusals';

/** Puts everything that is still reserved into one parcel. */
export const pack = action<Record<string, never>>({
  description: 'Puts everything that is still reserved into one parcel.',
  shape: {},
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? notReadyToPick(order, actor) ?? nothingToPack(order),
  decide: packReserved,
});

/** Everything still reserved goes into one parcel; who packs without having said that they pick, says so with it. */
export function packReserved(order: OrderState): readonly OrderFact[] {
  const lines = order.lines
    .filter((line) => line.quantities.reserved > 0)
    .map((line) => ({ lineId: line.id, quantity: line.quantities.reserved }));
  const packed: OrderFact = {
    type: 'ParcelPacked',
    parcelId: parcelId(order.id, order.parcels.length + 1),
    courier: order.policy.fulfilment.courier,
    lines,
    ...present({ cash: cashFor(order, lines) }),
  };
  return order.pickingAt ? [packed] : [{ type: 'PickingStarted' }, packed];
}
