import type { OrderFact } from '../facts';
import { formatDecimal } from '../money/money';
import type { OrderState } from '../order/order';
import { authorizedOf, capturedOf, isPaid } from './amounts';
import { hearRefund } from '../refunds/hearRefund';
import { hearDispute } from './dispute/hearDispute';
import { authorizedAfterCancelling, isForeign, type GatewayWord } from './hearGateway';
import { hearLate, lateAuthorized, lateCaptured } from './late/hearLate';
import type { Moved, Payment, PaymentOutcome } from './payment';
import { CANCELLED_BY_GATEWAY, settlePayment } from './settlePayment';
import { standingAttempts } from './tenders/standing';

/**
 * What a gateway's signed word means for the order, at an instant (RFC 3339). No word that money moved is lost: whatever the
 * order has become meanwhile, it says how much it was and by which reference. Nothing of other money than ours.
 */
export function hearWebhook(order: OrderState, word: GatewayWord, at: string): readonly OrderFact[] {
  const payment = order.payments.find(({ id }) => id === word.paymentId);
  if (!payment || isForeign(order, word)) return [];
  const { outcome } = word;
  switch (outcome.outcome) {
    case 'authorized':
      return mayStillComeTrue(payment)
        ? authorizedAfterAll(order, payment, outcome, at)
        : (moreThanKnown(order, payment, outcome) ?? settlePayment(order, payment.id, outcome, at));
    case 'captured':
      return isGivenUp(payment)
        ? takenAfterAll(order, payment, outcome)
        : (moreThanKnown(order, payment, outcome) ?? settlePayment(order, payment.id, outcome, at));
    case 'disputed':
      return hearDispute(order, payment, outcome);
    case 'refund':
      return hearRefund(order, payment, outcome);
    case 'voided':
    case 'actionRequired':
    case 'declined':
      return settlePayment(order, payment.id, outcome, at);
  }
}

/** It was counted as lost: refused, or given free when nobody knew of anything that could be. */
const isGivenUp = ({ state, reference }: Payment): boolean =>
  state === 'DECLINED' || (state === 'VOIDED' && reference === undefined);

/** A word that money is reserved is merely old where the gateway has given it free since, by itself or because we asked. */
const mayStillComeTrue = (payment: Payment): boolean =>
  isGivenUp(payment) && payment.declineCode !== CANCELLED_BY_GATEWAY;

/**
 * An attempt that nothing has taken the place of pays an order that wants its money. Any other reservation is in the history and the ledger. What becomes of it is
 * the policy's; where it waits for a person, what the order is paid without is given free once they have released the hold.
 */
function authorizedAfterAll(
  order: OrderState,
  payment: Payment,
  outcome: PaymentOutcome & Moved,
  at: string,
): readonly OrderFact[] {
  const isWanted =
    !order.cancellation && standingAttempts(order).includes(payment) && !order.closedAt && !isPaid(order);
  if (isWanted) return settlePayment(order, payment.id, outcome, at);
  const fact = lateAuthorized(payment, outcome);
  const byItself = hearLate(order, fact, 0);
  if (byItself) return byItself;
  return order.cancellation
    ? authorizedAfterCancelling(order, payment, outcome)
    : [fact, held(`Authorized after the attempt had failed: ${told(order, outcome)}.`)];
}

/** Money was taken of an attempt that was given up for lost: what the policy says of it follows, or a person has to see to it. */
function takenAfterAll(
  order: OrderState,
  payment: Payment,
  outcome: PaymentOutcome & Moved,
): readonly OrderFact[] {
  const fact = lateCaptured(payment, outcome);
  return (
    hearLate(order, fact, outcome.amount) ?? [
      fact,
      held(`Taken after the attempt had failed: ${told(order, outcome)}.`),
    ]
  );
}

/**
 * More was moved than the order knows, of a payment whose moves are settled: the ledger keeps what it has, and a person has to
 * ask the gateway. Undefined when it wasn't.
 */
function moreThanKnown(
  order: OrderState,
  payment: Payment,
  outcome: PaymentOutcome & Moved,
): readonly OrderFact[] | undefined {
  const known = knownOf(payment, outcome);
  if (known === undefined || !(outcome.amount > known)) return undefined;
  const { currency } = order;
  return [
    held(
      `The gateway tells of ${told(order, outcome)}; ${formatDecimal(known, currency)} ${currency} is known.`,
    ),
  ];
}

/** How much is known of such a move; undefined where the word may still bring about another state. */
function knownOf(payment: Payment, { outcome }: PaymentOutcome): number | undefined {
  const { state } = payment;
  if (outcome === 'authorized') return state === 'AUTHORIZED' ? authorizedOf(payment) : undefined;
  return state === 'CAPTURED' || state === 'VOIDED' ? capturedOf(payment) : undefined;
}

/** Said also where the order is held already: the words are the record. An event of the gateway is heard once, by its id. */
const held = (notes: string): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'PAYMENT', notes },
  stays: true,
});

const told = ({ currency }: OrderState, { amount, reference }: Moved): string =>
  `${formatDecimal(amount, currency)} ${currency}, ${reference}`;
