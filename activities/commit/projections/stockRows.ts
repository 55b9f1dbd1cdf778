import type { OrderEvent } from '../../../domain/facts';
import type { OrderState } from '../../../domain/order/order';
import { stockEffects } from '../../../domain/stock/stockEffects';
import type { Change } from '../change';

/** By how many pieces the counts of a SKU in a warehouse change, and why; each SKU comes once for each warehouse and kind. */
export interface StockRow {
  /** The event that moves it first. */
  readonly cause: string;
  readonly kind: 'SHIP' | 'RELEASE' | 'ADJUST' | 'RESERVE';
  readonly sku: string;
  readonly warehouse: string;
  readonly onHand: number;
  readonly reserved: number;
  /** Whether no more can leave the shelf than nobody has reserved. */
  readonly onlyFree: boolean;
  /** Whether nothing is written where the pieces can't be ordered any more. */
  readonly ifFree: boolean;
  readonly orderId: string;
  /** Said by people alone. */
  readonly reason: string | null;
  readonly actorId: string;
  readonly at: string;
}

/** What leaves the shelf, is no longer held, or is held from now on. SQL function: `change_stock`. */
export function stockRows({ steps }: Change): readonly StockRow[] {
  const rows = new Map<string, StockRow>();
  for (const { before, event } of steps) {
    for (const { onlyFree = false, kind, reason = null, ...effect } of stockEffects(before, event)) {
      const place = JSON.stringify([effect.sku, effect.warehouse, kind]);
      const sum = rows.get(place) ?? { ...reasonOf(before, event), onHand: 0, reserved: 0, onlyFree: false };
      const onHand = sum.onHand + effect.onHand;
      rows.set(place, {
        ...sum,
        ...{ sku: effect.sku, warehouse: effect.warehouse, onHand },
        kind: kind ?? (onHand < 0 ? 'SHIP' : 'RELEASE'),
        reason,
        ifFree: kind === 'RESERVE',
        reserved: sum.reserved + effect.reserved,
        onlyFree: sum.onlyFree || onlyFree,
      });
    }
  }
  return [...rows.values()];
}

const reasonOf = ({ id: orderId }: OrderState, { id: cause, actor, at }: OrderEvent) => ({
  ...{ cause, orderId, reason: null, actorId: actor.id, at },
});
