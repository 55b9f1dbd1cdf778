import { rowOf, type OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import type { StockEffect } from './stock';

/**
 * What an event does to the stock, from the state before it: pieces leave the shelf when their parcel is handed over,
 * and a reservation ends there or with the cancellation. Written in the event's own transaction, so that counts and
 * history can't part. Sorted by SKU.
 */
export const stockEffects = (before: OrderState, event: OrderFact): readonly StockEffect[] =>
  rowOf(event.type).stock?.(before, event) ?? [];
