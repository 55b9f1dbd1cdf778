import type { PaymentOutcome, Payment } from './payment';
import type { OrderFact } from '../facts';
import { isHeld, isHeldSinceCancelling } from '../order/holds';
import type { OrderState } from '../order/order';

/**
 * What a gateway's word about a payment means for the order. The one function for answers to our calls, for
 * webhooks and for look-ups: whichever comes first settles it, and the others find nothing left to do.
 */
export function settlePayment(
  order: OrderState,
  paymentId: string,
  outcome: PaymentOutcome,
  at: string,
): readonly OrderFact[] {
  const payment = order.payments.find(({ id }) => id === paymentId);
  if (!payment) return [];
  switch (outcome.outcome) {
    case 'actionRequired':
      return isOpen(payment) && payment.state !== 'ACTION_REQUIRED'
        ? [
            {
              type: 'PaymentActionRequired',
              paymentId,
              reference: outcome.reference,
              ...(outcome.actionUrl !== undefined && { actionUrl: outcome.actionUrl }),
            },
          ]
        : [];
    case 'authorized':
      if (isOpen(payment)) return authorized(payment, outcome);
      return mayComeTrue(payment) ? authorizedAfterAll(order, payment, outcome) : [];
    case 'captured':
      if (isOpen(payment)) return [...authorized(payment, outcome), { type: 'PaymentCaptured', paymentId }];
      return payment.state === 'AUTHORIZED' ? [{ type: 'PaymentCaptured', paymentId }] : [];
    case 'voided':
      if (payment.state === 'AUTHORIZED') return [{ type: 'PaymentVoided', paymentId }];
      if (!isOpen(payment)) return [];
      return order.cancellation
        ? [{ type: 'PaymentVoided', paymentId }]
        : [declined(order, paymentId, CANCELLED_BY_GATEWAY, at)];
    case 'declined':
      return isOpen(payment) ? [declined(order, paymentId, outcome.code, at)] : [];
  }
}

const isOpen = (payment: Payment): boolean =>
  ['PENDING', 'ACTION_REQUIRED', 'UNKNOWN'].includes(payment.state);

/** A word that a payment was authorized is stale once the gateway has cancelled it: it takes no such money any more. */
const mayComeTrue = ({ state, declineCode }: Payment): boolean =>
  state === 'DECLINED' && declineCode !== CANCELLED_BY_GATEWAY;

const CANCELLED_BY_GATEWAY = 'cancelled_by_gateway';

/** Less than was asked for is no payment of this order: a person has to look before anything is shipped. */
function authorized(
  { id: paymentId, amount: asked }: Payment,
  { reference, amount }: { readonly reference: string; readonly amount: number },
): readonly OrderFact[] {
  const fact: OrderFact = { type: 'PaymentAuthorized', paymentId, reference };
  return amount < asked ? [fact, { type: 'OrderHeld', reason: 'PAYMENT' }] : [fact];
}

/**
 * The gateway reserved the money of an attempt that was given up for lost. It pays the order if nothing else
 * happened since; otherwise somebody has to give it free.
 */
function authorizedAfterAll(
  order: OrderState,
  payment: Payment,
  outcome: { readonly reference: string; readonly amount: number },
): readonly OrderFact[] {
  const isLatest = order.payments.at(-1)?.id === payment.id;
  if (isLatest && !order.cancellation && !order.closedAt) return authorized(payment, outcome);
  const known = order.cancellation ? isHeldSinceCancelling(order, 'PAYMENT') : isHeld(order, 'PAYMENT');
  return known ? [] : [{ type: 'OrderHeld', reason: 'PAYMENT' }];
}

function declined(order: OrderState, paymentId: string, code: string, at: string): OrderFact {
  const retryUntil = new Date(Date.parse(at) + order.policy.payment.retryWindowMs).toISOString();
  return { type: 'PaymentDeclined', paymentId, code, retryUntil };
}
