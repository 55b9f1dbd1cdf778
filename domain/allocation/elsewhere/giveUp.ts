import { lowerCash } from '../../cash/change/lowerCash';
import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderLine, OrderState, Totals } from '../../order/order';
import { capturedOf, sumOf } from '../../payment/amounts';
import { amountRefunded, costOfFirst } from '../../refunds/shares';
import { movesFor } from '../../refunds/requestedMoves';
import { nextRefundId } from '../../refunds/settleRefund';
import { sellOut } from '../../stock/soldOut';
import { piecesSought } from './reallocation';

/** Why money goes back, which customers read as well. */
const REASON = 'Not in stock';

/**
 * What becomes of the pieces that an order seeks and nobody has: they are cancelled where the customer wants that; else a person decides.
 */
export function giveUp(order: OrderState): readonly OrderFact[] {
  const sought = piecesSought(order);
  if (sought.length === 0) return [];
  const skus = [...new Set(sought.map(({ sku }) => sku))];
  if (order.deliveryWish === 'cancel-the-rest') return cancelMissing(order);
  return [{ type: 'OrderHeld', reason: 'SHORTAGE', notes: skus.join(', ') }];
}

/** Cancels the pieces that an order seeks. Where nothing else is left of it, it is cancelled as one whose goods are sold out. */
export function cancelMissing(order: OrderState): readonly OrderFact[] {
  const skus = [...new Set(piecesSought(order).map(({ sku }) => sku))];
  if (skus.length === 0) return [];
  const isAll = order.lines.every(
    ({ stocked, quantities: q }) => !stocked || q.reserved + q.packed + q.shipped + q.delivered === 0,
  );
  if (isAll) return sellOut(order, { skus });
  const lines = piecesSought(order).map(({ lineId, quantity }) => ({ lineId, quantity }));
  const { amount, back, totals } = totalsWithout(order, lines);
  const cancelled: OrderFact = { type: 'PiecesCancelled', lines, amount, totals };
  const lowered = lowerCash(asIf(order, cancelled));
  const facts = [cancelled, ...lowered];
  return [...facts, ...givenBack(asIf(order, ...facts), back)];
}

/** What the order costs without these pieces, by the shares that refunds count them with: the last of their lines. */
function totalsWithout(
  order: OrderState,
  pieces: readonly { readonly lineId: string; readonly quantity: number }[],
): { readonly amount: number; readonly back: number; readonly totals: Totals } {
  const { lines, totals } = order;
  let [amount, back, tax, discount] = [0, 0, 0, 0];
  for (const { lineId, quantity } of pieces) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line) continue;
    const share = lastOf(line, line.total, quantity);
    amount += share;
    // What was refunded of a line that lacks pieces was refunded for those.
    back += Math.max(0, share - amountRefunded(order, lineId));
    tax += lastOf(line, line.tax, quantity);
    discount += lastOf(line, line.discount, quantity);
  }
  const items = amount + discount - (totals.taxIncluded ? 0 : tax);
  return {
    ...{ amount, back },
    totals: {
      ...totals,
      items: totals.items - items,
      discount: totals.discount - discount,
      tax: totals.tax - tax,
      grand: totals.grand - amount,
    },
  };
}

/** The share that the last pieces of a line have of one of its amounts, before those that are cancelled already. */
function lastOf(line: OrderLine, total: number, quantity: number): number {
  const kept = line.quantities.ordered - line.quantities.cancelled;
  const share = { ...line, total };
  return costOfFirst(share, kept) - costOfFirst(share, kept - quantity);
}

/** Of what was taken for them, as much as the order costs less; what is only reserved is not taken. */
function givenBack(order: OrderState, amount: number): readonly OrderFact[] {
  const tooMuch = Math.min(amount, sumOf(order, capturedOf) - order.totals.grand);
  const from = tooMuch > 0 ? movesFor(order, tooMuch) : [];
  const sum = from.reduce((total, move) => total + move.amount, 0);
  return sum === 0
    ? []
    : [{ type: 'RefundRequested', refundId: nextRefundId(order), amount: sum, reason: REASON, from }];
}
