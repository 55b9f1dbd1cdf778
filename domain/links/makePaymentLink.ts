import { action } from '../command';
import { openDeposit } from '../cash/deposit/deposit';
import { DomainError } from '../errors';
import { formatDecimal } from '../money/money';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { cardRefusal } from '../payment/switching/cardRefusal';
import { payable } from '../payment/switching/payable';
import { linkPolicyOf } from './link';
import { newLinkId } from './newLinkId';

interface MakePaymentLink {
  /** Minor units; absent: all that is unpaid. */
  readonly amount?: number;
  /** RFC 3339; absent: what the order's policy says. */
  readonly expiresAt?: string;
}

/** Makes a link by which whoever has it may pay once. It takes the place of the one that was open for the same. */
export const makePaymentLink = action<MakePaymentLink>({
  description: 'Makes a link by which whoever has it may pay once for the order.',
  shape: { amount: amountFault, expiresAt: instantFault },
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? blocked(order, 'payment', actor) ?? nothingToPay(order),
  decide: (order, asked, { at }) => {
    const amount = amountOf(order, asked);
    requireDeposit(order, amount);
    return [
      {
        ...{ type: 'PaymentLinkMade', linkId: newLinkId(order), purpose: 'BALANCE' },
        ...{ amount, expiresAt: endOf(order, asked, at) },
      },
    ];
  },
});

/** Minor units above 0, or nothing. */
export function amountFault(value: unknown): string | undefined {
  const fits = value === undefined || (typeof value === 'number' && Number.isSafeInteger(value) && value > 0);
  return fits ? undefined : 'must be a whole number of minor units above 0';
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function instantFault(value: unknown): string | undefined {
  const fits =
    value === undefined ||
    (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)));
  return fits ? undefined : 'must be an instant such as 2026-03-01T10:00:00Z';
}

const nothingToPay = (order: OrderState): string | undefined =>
  cardRefusal(order) ?? (payable(order) > 0 ? undefined : 'There is nothing to pay.');

/**
 * What is asked for, or all that is unpaid, in minor units.
 * @throws {DomainError} `validation` when more is asked for than is unpaid, with what is.
 */
export function amountOf(order: OrderState, { amount }: Pick<MakePaymentLink, 'amount'>): number {
  const most = payable(order);
  if (amount === undefined || amount <= most) return amount ?? most;
  const detail = 'More than is unpaid.';
  throw new DomainError('validation', `/amount: ${detail}`, {
    errors: [{ pointer: '/amount', detail }],
    amountLeft: { amount: most, currency: order.currency },
  });
}

/**
 * A link that is paid pays the deposit that its order waits for, too: it would go on waiting after a smaller one.
 * @throws {DomainError} `validation` with the least amount.
 */
function requireDeposit(order: OrderState, amount: number): void {
  const least = openDeposit(order) ?? 0;
  if (amount >= least) return;
  const text = `${formatDecimal(least, order.currency)} ${order.currency}`;
  const detail = `The order waits for a deposit of ${text}: ask for as much or more, which pays it too.`;
  throw new DomainError('validation', `/amount: ${detail}`, { errors: [{ pointer: '/amount', detail }] });
}

/** @throws {DomainError} `validation` when it isn't ahead, or too far. */
function endOf(order: OrderState, { expiresAt }: MakePaymentLink, at: string): string {
  const { payWithinMs, longestMs } = linkPolicyOf(order.policy);
  const now = Date.parse(at);
  const end = expiresAt === undefined ? now + payWithinMs : Date.parse(expiresAt);
  if (end > now && end <= now + longestMs) return toInstant(end);
  const detail = `Name an instant after ${at} and by ${toInstant(now + longestMs)}.`;
  throw new DomainError('validation', `/expiresAt: ${detail}`, {
    errors: [{ pointer: '/expiresAt', detail }],
  });
}

const toInstant = (ms: number): string => new Date(ms).toISOString();
