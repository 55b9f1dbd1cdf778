import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { capturedOf } from '../amounts';
import { giveBackNeedless, goesBackByItself } from './needless';

/** What it comes to that nobody has paid in time: the order is cancelled, and what was taken of a part of its price goes back. */
export function lapse(order: OrderState, reason: string): readonly OrderFact[] {
  const facts: OrderFact[] = [{ type: 'CancellationRequested', reason, unpaid: true }];
  if (!goesBackByItself(order)) return facts;
  for (const payment of order.payments)
    facts.push(...giveBackNeedless(asIf(order, ...facts), payment.id, capturedOf(payment), reason));
  return facts;
}
