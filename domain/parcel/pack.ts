import { cashFor } from '../cash/cashFor';
import { action } from '../command';
import type { OrderFact } from '../facts';
import { parcelId } from '../order/ids';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { present } from '../present';
import { readScans, SCANS, type LineScan } from '../serials/scans';
import { nothingToPack, notReadyToPick } from './refusals';

interface Pack {
  /** What was scanned of the pieces that are packed, by line; absent: nothing. */
  readonly serials?: readonly LineScan[];
}

/** Puts everything that is still reserved into one parcel. */
export const pack = action<Pack>({
  description:
    'Puts everything that is still reserved into one parcel, with the serial numbers of its pieces.',
  shape: { serials: SCANS },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? notReadyToPick(order, actor) ?? nothingToPack(order),
  decide: (order, { serials: scans }) => {
    const serials = readScans(order, reservedLines(order), scans);
    return packReserved(order).map((fact) =>
      fact.type === 'ParcelPacked' && serials.length > 0 ? { ...fact, serials } : fact,
    );
  },
});

/** Everything still reserved goes into one parcel; who packs without having said that they pick, says so with it. */
export function packReserved(order: OrderState): readonly OrderFact[] {
  const lines = reservedLines(order);
  const packed: OrderFact = {
    type: 'ParcelPacked',
    parcelId: parcelId(order.id, order.parcels.length + 1),
    courier: order.policy.fulfilment.courier,
    lines,
    ...present({ cash: cashFor(order, lines) }),
  };
  return order.pickingAt ? [packed] : [{ type: 'PickingStarted' }, packed];
}

const reservedLines = ({ lines }: OrderState) =>
  lines
    .filter(({ quantities }) => quantities.reserved > 0)
    .map(({ id: lineId, quantities }) => ({ lineId, quantity: quantities.reserved }));
