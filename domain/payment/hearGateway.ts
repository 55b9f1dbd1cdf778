import type { OrderFact } from '../facts';
import { formatDecimal } from '../money/money';
import type { OrderState } from '../order/order';
import { present } from '../present';
import type { PaymentRefund } from '../refunds/hearRefund';
import type { PaymentDispute } from './dispute/dispute';
import type { Moved, Payment, PaymentOutcome } from './payment';
import { settlePayment } from './settlePayment';

/** A gateway's signed word about one of our payments. */
export interface GatewayWord {
  readonly paymentId: string;
  /** What became of it. Disputes and refunds are told by words with a source alone. */
  readonly outcome: PaymentOutcome | PaymentDispute | PaymentRefund;
  /** The currency that its amounts are in, in capitals. Absent in words that an earlier release has sent. */
  readonly currency?: string;
  /** How it came. Absent in words that an earlier release has sent: they are heard by {@link hearGateway}, others by `hearWebhook`. */
  readonly source?: 'webhook';
}

/**
 * What a gateway's signed word means for the order, at an instant (RFC 3339), as an earlier release has sent it: running orders
 * have taken such words, and are replayed by it. Nothing, unless payment, reference and currency are ours: who has the gateway's
 * key may still speak of other money.
 */
export function hearGateway(order: OrderState, word: GatewayWord, at: string): readonly OrderFact[] {
  const payment = order.payments.find(({ id }) => id === word.paymentId);
  if (!payment || isForeign(order, word)) return [];
  const { outcome } = word;
  if (outcome.outcome === 'disputed' || outcome.outcome === 'refund') return [];
  if (outcome.outcome === 'authorized' && isGivenUp(order, payment)) {
    return authorizedAfterCancelling(order, payment, outcome);
  }
  return settlePayment(order, word.paymentId, outcome, at);
}

/** Whether the word is about other money than the order's: a payment, a reference or a currency that it doesn't have. */
export function isForeign(
  { payments, currency }: Pick<OrderState, 'payments' | 'currency'>,
  { paymentId, outcome, currency: told }: GatewayWord,
): boolean {
  const payment = payments.find(({ id }) => id === paymentId);
  if (!payment || (told !== undefined && told !== currency)) return true;
  const { reference } = outcome;
  return payment.reference !== undefined && reference !== undefined && payment.reference !== reference;
}

/** Its order was cancelled when the attempt had been given up for lost. */
const isGivenUp = ({ cancellation }: OrderState, { state }: Payment): boolean =>
  cancellation !== undefined && state === 'DECLINED';

/**
 * Money is reserved for an order that wants none any more. It stands in the history and in the ledger; once a person has
 * looked and released the hold, it is given free, which is recorded too.
 */
export function authorizedAfterCancelling(
  { currency }: OrderState,
  { id: paymentId, amount: asked }: Payment,
  { reference, amount, card }: Moved,
): readonly OrderFact[] {
  const moved = `${formatDecimal(amount, currency)} ${currency}, ${reference}`;
  return [
    {
      ...{ type: 'PaymentAuthorized', paymentId, reference },
      ...(amount !== asked && { amount }),
      ...present({ card }),
    },
    // Said also where the order is held already: the words are the record.
    { type: 'OrderHeld', reason: 'PAYMENT', notes: `Authorized after the cancellation: ${moved}.` },
  ];
}
