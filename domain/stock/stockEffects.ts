import type { OrderEvent } from '../events';
import type { OrderState } from '../order/order';

/** How an event changes the stock counts of one SKU. */
export interface StockEffect {
  readonly sku: string;
  readonly onHand: number;
  readonly reserved: number;
}

/**
 * What an event does to the stock, from the state before it: pieces leave the shelf when their parcel is
 * handed over, and a reservation ends there or with the cancellation. Written in the event's own transaction,
 * so that counts and history can't part. Sorted by SKU: every writer locks rows in the same order.
 */
export function stockEffects(before: OrderState, event: OrderEvent): readonly StockEffect[] {
  switch (event.type) {
    case 'ParcelHandedOver': {
      const parcel = before.parcels.find(({ id }) => id === event.parcelId);
      const quantityOf = new Map(parcel?.lines.map(({ lineId, quantity }) => [lineId, quantity]));
      return perSku(before, (line) => quantityOf.get(line.id) ?? 0, -1);
    }
    case 'InventoryReleased':
      return perSku(before, ({ quantities: q }) => q.reserved + q.packed, 0);
    default:
      return [];
  }
}

function perSku(
  order: OrderState,
  quantityOf: (line: OrderState['lines'][number]) => number,
  onHandSign: -1 | 0,
): readonly StockEffect[] {
  const pieces = new Map<string, number>();
  for (const line of order.lines) {
    const quantity = line.stocked ? quantityOf(line) : 0;
    if (quantity > 0) pieces.set(line.sku, (pieces.get(line.sku) ?? 0) + quantity);
  }
  return [...pieces]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([sku, quantity]) => ({ sku, onHand: onHandSign * quantity || 0, reserved: -quantity }));
}
