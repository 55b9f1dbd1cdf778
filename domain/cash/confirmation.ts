import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import type { CashPolicy } from '../order/policy';
import type { RiskFacts } from '../review/fraud';
import { cashPaymentOf } from './cash';

/** Holds an order that is paid at the door until its customer has confirmed it, where its policy wants that. */
export function holdUnconfirmed(order: OrderState, facts: RiskFacts, at: string): readonly OrderFact[] {
  const { cash } = order.policy;
  const why = cash && cashPaymentOf(order) ? reasonToAsk(order, cash, facts) : undefined;
  if (!cash || why === undefined) return [];
  const until = new Date(Date.parse(at) + cash.confirmWithinMs).toISOString();
  return [{ type: 'OrderHeld', reason: 'CONFIRMATION', until, default: 'cancel', notes: why }];
}

function reasonToAsk(
  { currency, totals }: OrderState,
  { confirmFrom, confirmAfterRefusals }: CashPolicy,
  { refusedAtDoor = 0 }: RiskFacts,
): string | undefined {
  if (refusedAtDoor >= confirmAfterRefusals)
    return `Parcels to this phone that came back unpaid: ${refusedAtDoor}.`;
  const { [currency]: limit = Infinity } = confirmFrom;
  return totals.grand >= limit ? 'A large sum is to be paid at the door.' : undefined;
}
