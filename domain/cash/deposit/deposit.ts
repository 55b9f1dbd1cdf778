import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import type { DepositPolicy } from '../../order/policy';
import { capturedOf, openToCapture, sumOf } from '../../payment/amounts';
import { newLinkId } from '../../links/newLinkId';
import { isOnDelivery } from '../../payment/methods/methods';
import { isSurplus } from '../../payment/surplus';
import type { RiskFacts } from '../../review/fraud';
import { CASH_STEP } from '../cashFor';

/** What is paid in advance of a price by such a policy, in minor units: whole taka, and never more than the price. */
export function depositOf(
  { percent, least }: DepositPolicy,
  { grand, currency }: { readonly grand: number; readonly currency: string },
): number {
  const part = Math.ceil((grand * percent) / 100 / CASH_STEP) * CASH_STEP;
  return Math.min(grand, Math.max(part, least[currency] ?? 0));
}

/** Why a deposit is asked for, in a sentence; undefined where none is. */
function reasonToAsk(
  { currency, totals }: OrderState,
  { from, afterRefusals }: DepositPolicy,
  { refusedAtDoor = 0 }: RiskFacts,
): string | undefined {
  if (refusedAtDoor >= afterRefusals)
    return `A deposit is asked for: parcels to this phone that came back unpaid: ${refusedAtDoor}.`;
  const { [currency]: limit = Infinity } = from;
  return totals.grand >= limit ? 'A deposit is asked for: a large sum is to be paid at the door.' : undefined;
}

/** Holds an order until its deposit is paid, and makes the link to pay it by; nothing where none is asked for, or it is there already. */
export function askDeposit(order: OrderState, facts: RiskFacts, at: string): readonly OrderFact[] {
  const { deposit } = order.policy.cash ?? {};
  const why = deposit && reasonToAsk(order, deposit, facts);
  if (!deposit || why === undefined || isHeld(order, 'DEPOSIT')) return [];
  const amount = depositOf(deposit, { grand: order.totals.grand, currency: order.currency });
  if (paidByCard(order) >= amount) return [];
  const until = new Date(Date.parse(at) + deposit.payWithinMs).toISOString();
  return [
    { type: 'OrderHeld', reason: 'DEPOSIT', until, default: 'cancel', notes: why },
    {
      ...{ type: 'PaymentLinkMade', linkId: newLinkId(order), purpose: 'DEPOSIT' },
      ...{ amount, expiresAt: until },
    },
  ];
}

/** What is still to be paid of the deposit that an order waits for, in minor units; undefined where it waits for none. */
export function openDeposit(order: OrderState): number | undefined {
  if (!isHeld(order, 'DEPOSIT')) return undefined;
  const link = order.paymentLinks?.findLast(({ purpose }) => purpose === 'DEPOSIT');
  return link && Math.max(0, link.amount - paidByCard(order));
}

/** An order goes on once its deposit is reserved or taken, by whichever payment. */
export const depositPaid = (order: OrderState): readonly OrderFact[] =>
  openDeposit(order) === 0
    ? [{ type: 'HoldReleased', reason: 'DEPOSIT', notes: 'The deposit is paid.' }]
    : [];

const paidByCard = (order: OrderState): number =>
  sumOf(
    { payments: order.payments.filter((one) => !isOnDelivery(one) && !isSurplus(order, one)) },
    (payment) => openToCapture(payment) + capturedOf(payment),
  );
