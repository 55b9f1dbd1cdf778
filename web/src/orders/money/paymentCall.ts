import type { OrderJson } from '../../../../api/schema/order';
import { currentPaymentOf } from './currentPayment';

/**
 * What the order's page says of the payment before anything else: pay (again), confirm at the bank, wait while it is being settled, or
 * pay a deposit.
 */
export type PaymentCall = 'pay' | 'confirm' | 'settling' | 'deposit';

type Called = Pick<OrderJson, 'payments' | 'currentPayment' | 'allowedActions' | 'cancellation' | 'deposit'>;

/**
 * Decides what the payment calls for; undefined when it calls for nothing.
 * @param fromBank the customer has just come back from the bank, whose word may take a moment longer than they did.
 */
export function paymentCallOf(order: Called, fromBank = false): PaymentCall | undefined {
  if (order.cancellation) return undefined;
  if (order.allowedActions.includes('pay')) return 'pay';
  switch (currentPaymentOf(order)?.status) {
    case 'ACTION_REQUIRED':
      return fromBank ? 'settling' : 'confirm';
    case 'PENDING':
    case 'UNKNOWN':
      return 'settling';
    default:
      return order.deposit && order.allowedActions.includes('switchPayment') ? 'deposit' : undefined;
  }
}
