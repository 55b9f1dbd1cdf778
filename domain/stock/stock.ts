import type { OrderLine, OrderState } from '../order/order';

/** How the stock counts of one SKU change. */
export interface StockEffect {
  readonly sku: string;
  readonly onHand: number;
  readonly reserved: number;
  /** Only pieces that nobody has reserved can leave the shelf: the others are missing, and their packer finds out. */
  readonly onlyFree?: true;
}

/**
 * The stock effects of ending the reservation of some pieces of each line; with −1 as `onHandSign` they leave the shelf,
 * too. Services have none. Sorted by SKU: every writer locks rows in the same order.
 */
export function perSku(
  order: OrderState,
  quantityOf: (line: OrderLine) => number,
  onHandSign: -1 | 0,
): readonly StockEffect[] {
  const pieces = new Map<string, number>();
  for (const line of order.lines) {
    const quantity = line.stocked ? quantityOf(line) : 0;
    if (quantity > 0) pieces.set(line.sku, (pieces.get(line.sku) ?? 0) + quantity);
  }
  return [...pieces]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sku, quantity]) => ({ sku, onHand: onHandSign * quantity || 0, reserved: -quantity }));
}
