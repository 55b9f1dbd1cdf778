import type { OrderState } from '../order/order';
import { after, later, newOrder } from '../testing/orders';
import { PLACES, orderAt, secondAttempt, type Place } from '../testing/stages';
import type { PaymentState } from './payment';
import { retryTimeAfter, withRetryTime } from './retryTime';

const AT = later(100);
/** A day later, as the policy of the orders has it. */
const IN_TIME = { retryUntil: later(100 + 86_400) };

/** The order, as if its payments had come to this. */
const paidBy = (order: OrderState, state: PaymentState): OrderState => ({
  ...order,
  payments: order.payments.map((payment) => ({ ...payment, state })),
});

/** The places at which the goods are in the house and nobody has ended the order. */
const STILL_TO_SELL: readonly Place[] = [
  ...(['placed', 'waiting for the bank', 'payment unknown', 'payment failed', 'under review'] as const),
  ...(['paid, not confirmed', 'confirmed', 'confirmed, unpaid, not held'] as const),
  'short of pieces',
  ...(['confirmed, its money taken early', 'picking', 'packed', 'refused by the courier', 'ready'] as const),
  ...(['authorization lost', 'to be confirmed', 'deposit due'] as const),
];

test.each(PLACES)('an unpaid order that is %s gets time to pay where it can still be sold', (place) => {
  const order = paidBy(orderAt(place), 'DECLINED');
  expect(retryTimeAfter(order, AT)).toEqual(STILL_TO_SELL.includes(place) ? IN_TIME : {});
});

test('none while a gateway is still at it, nor once the money is there', () => {
  const states = ['PENDING', 'ACTION_REQUIRED', 'UNKNOWN', 'AUTHORIZED', 'CAPTURED'] as const;
  const given = states.filter((state) => retryTimeAfter(paidBy(orderAt('ready'), state), AT).retryUntil);
  expect(given).toEqual([]);
  for (const state of ['DECLINED', 'VOIDED'] as const)
    expect(retryTimeAfter(paidBy(orderAt('ready'), state), AT)).toEqual(IN_TIME);
});

test('none for an order with nothing to pay, or out in one of two parcels, or ended in one way alone', () => {
  const free = newOrder({ lines: [], shipping: 0 });
  expect(free.payments).toEqual([]);
  expect(retryTimeAfter(free, AT)).toEqual({});
  expect(retryTimeAfter(paidBy(orderAt('shipped in part'), 'DECLINED'), AT)).toEqual({});
  const unpaid = paidBy(orderAt('confirmed'), 'DECLINED');
  expect(retryTimeAfter({ ...unpaid, closedAt: AT }, AT)).toEqual({});
  expect(retryTimeAfter({ ...unpaid, deliveredAt: AT }, AT)).toEqual({});
});

test('it is the newest attempt’s', () => {
  const order = after(orderAt('payment failed'), secondAttempt);
  const [first, second] = order.payments;
  expect(withRetryTime(order, {})).toBe(order);
  expect(withRetryTime(order, IN_TIME).payments).toEqual([first, { ...second, ...IN_TIME }]);
});
