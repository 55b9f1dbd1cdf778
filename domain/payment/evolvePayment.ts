import type { OrderFact } from '../events';
import type { OrderState } from '../order/order';
import type { Payment } from './payment';

export type PaymentFact = Extract<
  OrderFact,
  {
    type:
      | 'PaymentRequested'
      | 'PaymentActionRequired'
      | 'PaymentAuthorized'
      | 'PaymentDeclined'
      | 'PaymentOutcomeUnknown'
      | 'PaymentCaptured'
      | 'PaymentCaptureFailed'
      | 'PaymentVoided'
      | 'PaymentVoidFailed';
  }
>;

/** The order after one of its payments took a step. */
export function applyPayment(order: OrderState, fact: PaymentFact): OrderState {
  switch (fact.type) {
    case 'PaymentRequested':
      return registerUndo(
        { ...order, revision: order.revision + 1, payments: [...order.payments, fact.payment] },
        fact.payment.id,
      );
    case 'PaymentActionRequired':
      return changePayment(order, fact.paymentId, {
        state: 'ACTION_REQUIRED',
        reference: fact.reference,
        ...(fact.actionUrl !== undefined && { actionUrl: fact.actionUrl }),
      });
    case 'PaymentAuthorized':
      return registerUndo(
        changePayment(order, fact.paymentId, { state: 'AUTHORIZED', reference: fact.reference }),
        fact.paymentId,
      );
    case 'PaymentDeclined':
      return forgetUndo(
        changePayment(order, fact.paymentId, {
          state: 'DECLINED',
          declineCode: fact.code,
          retryUntil: fact.retryUntil,
        }),
        fact.paymentId,
      );
    case 'PaymentOutcomeUnknown':
      return changePayment(order, fact.paymentId, { state: 'UNKNOWN' });
    case 'PaymentCaptured':
      return changePayment(order, fact.paymentId, { state: 'CAPTURED' });
    case 'PaymentCaptureFailed':
      return hold(changePayment(order, fact.paymentId, { captureError: fact.code }));
    case 'PaymentVoided': {
      const voided = forgetUndo(changePayment(order, fact.paymentId, { state: 'VOIDED' }), fact.paymentId);
      // Given free by us it is part of a cancellation; given free by the gateway, someone must ask why.
      return order.cancellation ? voided : hold(voided);
    }
    case 'PaymentVoidFailed':
      return hold(order);
  }
}

function changePayment(order: OrderState, id: string, change: Partial<Payment>): OrderState {
  return {
    ...order,
    payments: order.payments.map((payment) => (payment.id === id ? { ...payment, ...change } : payment)),
  };
}

/** Known already, unless the attempt had been given up for lost. */
function registerUndo(order: OrderState, paymentId: string): OrderState {
  const known = order.undo.some((undo) => undo.kind === 'voidPayment' && undo.paymentId === paymentId);
  return known ? order : { ...order, undo: [...order.undo, { kind: 'voidPayment', paymentId }] };
}

function forgetUndo(order: OrderState, paymentId: string): OrderState {
  return {
    ...order,
    undo: order.undo.filter((undo) => undo.kind !== 'voidPayment' || undo.paymentId !== paymentId),
  };
}

function hold(order: OrderState): OrderState {
  return { ...order, holds: [...new Set([...order.holds, 'PAYMENT' as const])] };
}
