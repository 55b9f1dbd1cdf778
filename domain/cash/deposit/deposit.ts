import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import type { DepositPolicy } from '../../order/policy';
import { linksOf } from '../../links/link';
import { newLinkId } from '../../links/newLinkId';
import type { RiskFacts } from '../../review/fraud';
import { cashPaymentOf } from '../cash';
import { CASH_STEP } from '../cashFor';
import { paidByCard } from './paidByCard';

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
  return holdForDeposit(order, { amount, why, until: timeFor(deposit, at) });
}

/**
 * The same of an order whose deposit was paid and is free again: its policy's time begins anew. Undefined where no deposit was asked for.
 * @param at RFC 3339.
 */
export function askDepositAgain(order: OrderState, at: string): readonly OrderFact[] | undefined {
  const asked = linksOf(order).findLast(({ purpose }) => purpose === 'DEPOSIT');
  const { deposit } = order.policy.cash ?? {};
  if (!asked || !deposit) return undefined;
  if (isHeld(order, 'DEPOSIT') || paidByCard(order) >= asked.amount) return [];
  const why = 'The deposit that was paid is free again.';
  return holdForDeposit(order, { amount: asked.amount, why, until: timeFor(deposit, at) });
}

interface AskedDeposit {
  /** Minor units. */
  readonly amount: number;
  readonly why: string;
  /** RFC 3339. */
  readonly until: string;
}

const holdForDeposit = (order: OrderState, { amount, why, until }: AskedDeposit): readonly OrderFact[] => [
  { type: 'OrderHeld', reason: 'DEPOSIT', until, default: 'cancel', notes: why },
  {
    ...{ type: 'PaymentLinkMade', linkId: newLinkId(order), purpose: 'DEPOSIT' },
    ...{ amount, expiresAt: until },
  },
];

const timeFor = ({ payWithinMs }: DepositPolicy, at: string): string =>
  new Date(Date.parse(at) + payWithinMs).toISOString();

/**
 * The deposit that will be asked for of an order that is placed and whose review is still to come, in minor units; undefined where its price
 * asks for none. More may be known of its phone.
 */
export function depositToCome(order: OrderState): number | undefined {
  const { deposit } = order.policy.cash ?? {};
  const isNew = order.risk === undefined && order.confirmedAt === undefined;
  if (!deposit || !isNew || cashPaymentOf(order)?.state !== 'DUE') return undefined;
  const { [order.currency]: limit = Infinity } = deposit.from;
  return order.totals.grand >= limit
    ? depositOf(deposit, { grand: order.totals.grand, currency: order.currency })
    : undefined;
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
