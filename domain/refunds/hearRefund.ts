import { fieldFault } from '../command';
import { asIf } from '../evolve';
import type { OrderFact } from '../facts';
import { formatDecimal } from '../money/money';
import type { OrderState } from '../order/order';
import type { Payment } from '../payment/payment';
import { movesOf, type PlacedMove } from './refunds';
import { nextOrdinal } from './requestedMoves';
import { nextRefundId, settleRefund, type RefundOutcome } from './settleRefund';

/** How far a refund has come, as a gateway tells it by itself. */
export const REFUND_WORDS = ['pending', 'refunded', 'failed'] as const;

/** A gateway's word, by a webhook, about money that it gives back of a payment. */
export interface PaymentRefund {
  readonly outcome: 'refund';
  /** The gateway's ids of the payment and of the refund. */
  readonly reference: string;
  readonly refund: string;
  readonly state: (typeof REFUND_WORDS)[number];
  /** Minor units of the word's currency. */
  readonly amount: number;
  /** The move that it is of, where it was asked for here. */
  readonly ordinal?: number;
  /** The gateway's word for why it failed. */
  readonly code?: string;
}

/** What is wrong with such a word; undefined when nothing is. */
export function refundFault(word: object): string | undefined {
  const { refund, state, amount }: Partial<Record<keyof PaymentRefund, unknown>> = word;
  const fault =
    fieldFault({ oneOf: REFUND_WORDS }, state) === undefined
      ? undefined
      : `must be an object whose state ${fieldFault({ oneOf: REFUND_WORDS }, state)}`;
  if (fault !== undefined) return fault;
  if (fieldFault('text', refund) !== undefined)
    return `must be an object whose refund ${fieldFault('text', refund)}`;
  return typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0
    ? undefined
    : 'must be an object whose amount is a whole number above 0';
}

/**
 * What it means for the order. Money that somebody has given back at the gateway itself has left the shop all the same: it is
 * recorded as a refund of its own, and a person has to see to it. So is one that failed: the words from before may come after.
 */
export function hearRefund(order: OrderState, payment: Payment, said: PaymentRefund): readonly OrderFact[] {
  const known = movesOf(order).find((placed) => isAbout(placed, payment, said));
  return known ? settleRefund(order, known.move.ordinal, outcomeOf(said)) : unasked(order, payment, said);
}

const isAbout = ({ move }: PlacedMove, { id }: Payment, { refund, ordinal }: PaymentRefund): boolean =>
  move.paymentId === id &&
  (move.reference === undefined ? move.ordinal === ordinal : move.reference === refund);

function outcomeOf({ state, refund: reference, amount, code }: PaymentRefund): RefundOutcome {
  switch (state) {
    case 'pending':
      return { outcome: 'pending', reference };
    case 'refunded':
      return { outcome: 'refunded', reference, amount };
    case 'failed':
      return { outcome: 'failed', reference, code: code ?? 'failed' };
  }
}

function unasked(order: OrderState, payment: Payment, said: PaymentRefund): readonly OrderFact[] {
  const { amount } = said;
  const ordinal = nextOrdinal(order);
  const requested: OrderFact = {
    ...{ type: 'RefundRequested', refundId: nextRefundId(order), amount, reason: AT_THE_GATEWAY },
    from: [{ ordinal, paymentId: payment.id, amount }],
  };
  const { currency } = order;
  const told = `${formatDecimal(amount, currency)} ${currency}, ${said.refund}`;
  return [
    requested,
    ...settleRefund(asIf(order, requested), ordinal, outcomeOf(said)),
    {
      ...{ type: 'OrderHeld', reason: 'PAYMENT', stays: true },
      notes:
        said.state === 'failed'
          ? `A refund of ${told}, failed at the gateway, which nobody has asked for here.`
          : `The gateway gives back ${told}, which nobody has asked for here.`,
    },
  ];
}

const AT_THE_GATEWAY = 'Refunded at the gateway';
