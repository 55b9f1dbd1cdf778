import type { OrderJson } from '../../../../api/schema/order';
import { currentPaymentOf } from '../money/currentPayment';

/** What the page says of the order, in one sentence. */
export type Saying =
  | `orders.say.${OrderJson['status']}`
  | `orders.page.${'held' | 'heldUnpaid' | 'payAgain' | 'payDeposit' | 'pendingCash' | 'confirmedCash' | 'confirmCash' | 'cancelledKept'}`;

type Said = Pick<
  OrderJson,
  | ('status' | 'stage' | 'holds' | 'due' | 'payments' | 'allowedActions' | 'cash' | 'deposit')
  | ('cancellation' | 'confirmBy' | 'currentPayment')
>;

/** Payments whose end is still to come. */
const UNDER_WAY: readonly string[] = ['PENDING', 'ACTION_REQUIRED', 'UNKNOWN'];

/** Decides what is said of the order: nobody is asked to pay who may not, and what is held in the house waits for us. */
export function sayOf(order: Said): Saying {
  if (order.deposit && !order.cancellation) return 'orders.page.payDeposit';
  if (order.confirmBy !== null && !order.cancellation) return 'orders.page.confirmCash';
  if (waitsForUs(order)) return order.due.amount > 0 ? 'orders.page.heldUnpaid' : 'orders.page.held';
  if (order.status === 'PAYMENT_FAILED' && mayPay(order)) return 'orders.page.payAgain';
  // Nothing is settled before the door.
  if (order.cash && order.status === 'PENDING') return 'orders.page.pendingCash';
  if (order.cash && order.status === 'CONFIRMED') return 'orders.page.confirmedCash';
  // Of such an order money was charged.
  if (order.status === 'CANCELLED' && order.cancellation?.kept) return 'orders.page.cancelledKept';
  return `orders.say.${order.status}`;
}

const mayPay = ({ allowedActions }: Said): boolean => allowedActions.includes('pay');

/** Held in the house, and nothing for the customer to do: of one that is to be paid, or on its way, that is what matters. */
function waitsForUs(order: Said): boolean {
  const { holds, stage, due } = order;
  if (holds.length === 0 || !['Placed', 'Processing', 'Ready'].includes(stage)) return false;
  return due.amount === 0 || !(mayPay(order) || UNDER_WAY.includes(currentPaymentOf(order)?.status ?? ''));
}

/** Whether the order is placed and its price reserved or paid: nobody is thanked for what may still fail. */
export const wentWell = ({ due, cancellation }: Pick<OrderJson, 'due' | 'cancellation'>): boolean =>
  due.amount === 0 && !cancellation;

/** The address says how the customer came, and still says so when the page is opened again another day. */
const JUST_MS = 3_600_000;

type Thanked = Pick<OrderJson, 'due' | 'cancellation' | 'stage' | 'createdAt' | 'payments'>;

/**
 * What the customer is thanked for, until the order has arrived: for the order, who has just placed it; for the payment, who comes
 * from the bank for an order that they placed before.
 * @param now milliseconds since the epoch.
 */
export function thanksOf(
  order: Thanked,
  came: { readonly placed?: 'now' | 'before'; readonly from?: 'bank' },
  now: number,
): 'thanks' | 'thanksPaid' | undefined {
  if (!wentWell(order) || !['Placed', 'Processing', 'Ready', 'Shipped'].includes(order.stage))
    return undefined;
  const isNew = now - Date.parse(order.createdAt) < JUST_MS;
  if (came.from === 'bank') return isNew && order.payments.length === 1 ? 'thanks' : 'thanksPaid';
  return came.placed === 'now' && isNew ? 'thanks' : undefined;
}

/** What becomes of the customer's money when the order is cancelled: one whose money was taken can't be. */
export function moneyAfter({
  paymentStatus,
}: Pick<OrderJson, 'paymentStatus'>): 'unpaid' | 'reserved' | 'refunded' {
  if (NOTHING_PAID.includes(paymentStatus)) return 'unpaid';
  return paymentStatus === 'REFUNDED' ? 'refunded' : 'reserved';
}

const NOTHING_PAID: readonly string[] = ['NONE', 'FAILED', 'VOIDED', 'COD_DUE'];
