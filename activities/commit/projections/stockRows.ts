import type { StockEffect } from '../../../domain/stock/stock';
import { stockEffects } from '../../../domain/stock/stockEffects';
import type { Change } from '../change';

/** By how many pieces the counts of a SKU change; each SKU comes once. */
export type StockRow = StockEffect;

/** What leaves the shelf or is no longer held. SQL function: `move_stock`. */
export function stockRows({ steps }: Change): readonly StockRow[] {
  const rows = new Map<string, StockRow>();
  for (const { sku, onHand, reserved } of steps.flatMap(({ before, event }) => stockEffects(before, event))) {
    const sum = rows.get(sku) ?? { sku, onHand: 0, reserved: 0 };
    rows.set(sku, { sku, onHand: sum.onHand + onHand, reserved: sum.reserved + reserved });
  }
  return [...rows.values()];
}
