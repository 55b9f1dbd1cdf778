import { DomainError } from '../../errors';
import type { OrderState } from '../../order/order';
import { reservedAt } from '../allocation';

/** The pieces of an order that a warehouse holds and has not packed yet, line by line. */
export const piecesAt = (
  order: OrderState,
  warehouse: string,
): readonly { readonly lineId: string; readonly quantity: number }[] =>
  reservedAt(order)
    .filter((part) => part.warehouse === warehouse)
    .map(({ lineId, quantity }) => ({ lineId, quantity }));

/** @throws {DomainError} `not-allowed` when nothing of the order is to be packed there. */
export function requirePieces(order: OrderState, warehouse: string): void {
  const places = [...new Set(reservedAt(order).map((part) => part.warehouse))];
  if (places.includes(warehouse)) return;
  throw new DomainError(
    'not-allowed',
    `Nothing of the order is packed in "${warehouse}". It is packed in: ${places.join(', ')}.`,
  );
}
