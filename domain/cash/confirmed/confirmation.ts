import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import type { CashPolicy } from '../../order/policy';
import type { RiskFacts } from '../../review/fraud';
import { cashPaymentOf } from '../cash';
import { askDeposit } from '../deposit/deposit';

/**
 * What is asked of a customer before goods go out that are paid at the door: a deposit, or else their word, where the order's policy
 * wants that.
 */
export function askFirst(order: OrderState, facts: RiskFacts, at: string): readonly OrderFact[] {
  if (!cashPaymentOf(order)) return [];
  const deposit = askDeposit(order, facts, at);
  return deposit.length > 0 ? deposit : holdUnconfirmed(order, facts, at);
}

/**
 * The same of an order that is to be paid at the door only now.
 * @param refusedAtDoor parcels to the same phone that came back unpaid. Undefined: nobody has looked, and the customer is asked.
 */
export function askBeforeCash(
  order: OrderState,
  refusedAtDoor: number | undefined,
  at: string,
): readonly OrderFact[] {
  const { confirmAfterRefusals = 0 } = order.policy.cash ?? {};
  const known = refusedAtDoor ?? confirmAfterRefusals;
  return askFirst(order, { ...NOTHING_KNOWN, refusedAtDoor: known }, at);
}

/** What cash is not decided by. */
const NOTHING_KNOWN = {
  guest: false,
  deliveredOrders: 0,
  ordersLastHour: 0,
  countriesDiffer: false,
} as const;

/** Holds an order that is paid at the door until its customer has confirmed it, where its policy wants that. */
export function holdUnconfirmed(order: OrderState, facts: RiskFacts, at: string): readonly OrderFact[] {
  const { cash } = order.policy;
  const why = cash && cashPaymentOf(order) ? reasonToAsk(order, cash, facts) : undefined;
  if (!cash || why === undefined || isHeld(order, 'CONFIRMATION')) return [];
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
