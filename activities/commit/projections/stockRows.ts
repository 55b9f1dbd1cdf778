import { stockEffects } from '../../../domain/stock/stockEffects';
import type { Change } from '../change';

/** By how many pieces the counts of a SKU change; each SKU comes once. */
export interface StockRow {
  readonly sku: string;
  readonly onHand: number;
  readonly reserved: number;
  /** Whether no more can leave the shelf than nobody has reserved. */
  readonly onlyFree: boolean;
}

/** What leaves the shelf or is no longer held. SQL function: `move_stock`. */
export function stockRows({ steps }: Change): readonly StockRow[] {
  const rows = new Map<string, StockRow>();
  for (const effect of steps.flatMap(({ before, event }) => stockEffects(before, event))) {
    const { sku, onHand, reserved, onlyFree = false } = effect;
    const sum = rows.get(sku) ?? { onHand: 0, reserved: 0, onlyFree: false };
    rows.set(sku, {
      sku,
      onHand: sum.onHand + onHand,
      reserved: sum.reserved + reserved,
      onlyFree: sum.onlyFree || onlyFree,
    });
  }
  return [...rows.values()];
}
