import type { Allotment } from '../allocation/allotment';
import type { OrderState } from '../order/order';

/** How the counts of one SKU in one warehouse change. */
export interface StockEffect {
  readonly sku: string;
  readonly warehouse: string;
  readonly onHand: number;
  readonly reserved: number;
  /** Only pieces that nobody has reserved can leave the shelf: the others are missing, and their packer finds out. */
  readonly onlyFree?: true;
  /** Absent: what leaves the shelf was sent, and what is held no more released. `RESERVE`: pieces are taken that nobody has reserved. */
  readonly kind?: 'ADJUST' | 'RESERVE';
  /** Why, where people have said so. */
  readonly reason?: string;
}

/**
 * The stock effects of ending the reservation of pieces where they lie; with −1 as `onHandSign` they leave the shelf, too. Services have
 * none. Sorted by SKU and warehouse: every writer locks rows in the same order.
 */
export function perSku(
  { lines }: Pick<OrderState, 'lines'>,
  pieces: readonly Allotment[],
  onHandSign: -1 | 0,
): readonly StockEffect[] {
  const sums = new Map<string, { sku: string; warehouse: string; quantity: number }>();
  for (const { lineId, warehouse, quantity } of pieces) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line?.stocked || quantity === 0) continue;
    const key = JSON.stringify([line.sku, warehouse]);
    const before = sums.get(key)?.quantity ?? 0;
    sums.set(key, { sku: line.sku, warehouse, quantity: before + quantity });
  }
  return [...sums.values()]
    .sort((a, b) => compare(a.sku, b.sku) || compare(a.warehouse, b.warehouse))
    .map(({ quantity, ...place }) => ({
      ...place,
      onHand: onHandSign * quantity || 0,
      reserved: -quantity,
    }));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
