import { asIf } from '../evolve';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { capturedOf } from '../payment/amounts';
import { giveBackNeedless, goesBackByItself } from '../payment/late/needless';
import type { LackingPieces } from './facts';

const REASON = 'The goods are no longer in stock.';

/** What a shortage of an order's goods comes to: it is cancelled, and what was taken for goods that can't be had goes back. */
export function sellOut(
  order: OrderState,
  shortage: { readonly skus?: readonly string[]; readonly lacking?: readonly LackingPieces[] },
): readonly OrderFact[] {
  if (order.cancellation) return [];
  const facts: OrderFact[] = [
    { type: 'InventoryUnavailable', skus: [], ...shortage },
    { type: 'CancellationRequested', reason: REASON },
  ];
  if (!goesBackByItself(order)) return facts;
  for (const payment of order.payments)
    facts.push(...giveBackNeedless(asIf(order, ...facts), payment.id, capturedOf(payment), REASON));
  return facts;
}
