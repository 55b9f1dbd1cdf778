import type { OrderJson } from '../../../../api/schema/order';

/** What the page says of the order, in one sentence. */
export type Saying =
  `orders.say.${OrderJson['status']}` | `orders.page.${'held' | 'heldUnpaid' | 'payAgain'}`;

type Said = Pick<OrderJson, 'status' | 'stage' | 'holds' | 'due' | 'payments' | 'allowedActions'>;

/** Payments whose end is still to come. */
const UNDER_WAY: readonly string[] = ['PENDING', 'ACTION_REQUIRED', 'UNKNOWN'];

/** Decides what is said of the order: nobody is asked to pay who may not, and what is held in the house waits for us. */
export function sayOf(order: Said): Saying {
  if (waitsForUs(order)) return order.due.amount > 0 ? 'orders.page.heldUnpaid' : 'orders.page.held';
  if (order.status === 'PAYMENT_FAILED' && mayPay(order)) return 'orders.page.payAgain';
  return `orders.say.${order.status}`;
}

const mayPay = ({ allowedActions }: Said): boolean => allowedActions.includes('pay');

/** Held in the house, and nothing for the customer to do: of one that is to be paid, or on its way, that is what matters. */
function waitsForUs(order: Said): boolean {
  const { holds, stage, due, payments } = order;
  if (holds.length === 0 || !['Placed', 'Processing', 'Ready'].includes(stage)) return false;
  return due.amount === 0 || !(mayPay(order) || UNDER_WAY.includes(payments.at(-1)?.status ?? ''));
}

/** Whether the order is placed and its price reserved or paid: nobody is thanked for what may still fail. */
export const wentWell = ({ due, cancellation }: Pick<OrderJson, 'due' | 'cancellation'>): boolean =>
  due.amount === 0 && !cancellation;

/** The address says how the customer came, and still says so when the page is opened again another day. */
const JUST_MS = 3_600_000;

/**
 * Whether the customer is thanked for the order: who has just placed it, or comes from the bank where they paid for it, until it has
 * arrived.
 * @param now milliseconds since the epoch.
 */
export function isThanked(
  order: Pick<OrderJson, 'due' | 'cancellation' | 'stage' | 'createdAt'>,
  came: { readonly placed?: 'now' | 'before'; readonly from?: 'bank' },
  now: number,
): boolean {
  const isJustPlaced = came.placed === 'now' && now - Date.parse(order.createdAt) < JUST_MS;
  if (!isJustPlaced && came.from !== 'bank') return false;
  return wentWell(order) && ['Placed', 'Processing', 'Ready', 'Shipped'].includes(order.stage);
}
