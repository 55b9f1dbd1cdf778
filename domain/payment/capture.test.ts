import { amountToCapture, partToCapture, toCapture } from './capture';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import type { Payment } from './payment';
import { after, newOrder } from '../testing/orders';
import { PLACES, authorized, captured, declined, orderAt, secondAttempt } from '../testing/stages';

const refused: OrderFact = { type: 'PaymentCaptureFailed', paymentId: '1', code: 'expired' };
const dueIn = (order: OrderState): string | undefined => toCapture(order)?.id;

test('money that is reserved is due', () => {
  expect(dueIn(orderAt('handed over'))).toBe('1');
});

test('of several attempts the one that reserved the money is due', () => {
  const again = after(newOrder(), declined, secondAttempt, { ...authorized, paymentId: '2' });
  expect(dueIn(again)).toBe('2');
});

test('an order is paid once: beside money that was taken none is due, though more is reserved', () => {
  const twice = after(newOrder(), authorized, secondAttempt, { ...authorized, paymentId: '2' });
  expect(dueIn(after(twice, captured))).toBeUndefined();
  expect(dueIn(after(twice, { ...captured, paymentId: '2' }))).toBeUndefined();
});

test('what the gateway refused to pay out is due again once a person has released the order, not before', () => {
  const held = after(orderAt('handed over'), refused);
  expect(dueIn(held)).toBeUndefined();
  expect(dueIn(after(held, { type: 'HoldReleased', reason: 'COURIER' }))).toBeUndefined();
  expect(dueIn(after(held, { type: 'HoldReleased', reason: 'PAYMENT' }))).toBe('1');
});

test('no money is due that is not reserved', () => {
  const unreserved = PLACES.filter((place) =>
    orderAt(place).payments.every(({ state }) => state !== 'AUTHORIZED'),
  );
  expect(unreserved).toEqual(
    expect.arrayContaining(['placed', 'payment failed', 'authorization lost', 'delivered']),
  );
  expect(unreserved.filter((place) => dueIn(orderAt(place)) !== undefined)).toEqual([]);
});

test('no money is due while a hold blocks payments, and it is due again when that is released', () => {
  const put: OrderFact = { type: 'OrderHeld', reason: 'MANUAL', key: 'manual-9', blocks: ['payment'] };
  const held = after(orderAt('handed over'), put);
  expect(dueIn(held)).toBeUndefined();
  expect(dueIn(after(held, { type: 'HoldReleased', reason: 'MANUAL', key: 'manual-9' }))).toBe('1');
});

describe('of a price that', () => {
  const total = newOrder().totals.grand;
  const rest: OrderFact = { ...secondAttempt, payment: { ...secondAttempt.payment, amount: 300 } };
  /** The first payment lacks 300, which the second has. */
  const inTwo = after(newOrder(), { ...authorized, amount: total - 300 }, rest, {
    ...{ ...authorized, paymentId: '2', reference: 'pi_2' },
  });
  const dueOf = (order: OrderState) =>
    order.payments.map((one: Payment) => [amountToCapture(order, one), partToCapture(order, one)]);

  test('two payments make up, each is due, one after the other and in whole', () => {
    expect(dueOf(inTwo)).toEqual([
      [total - 300, undefined],
      [300, undefined],
    ]);
    const one = after(inTwo, { ...captured, amount: total - 300 });
    expect([dueIn(inTwo), dueIn(one)]).toEqual(['1', '2']);
    expect(dueIn(after(one, { ...captured, paymentId: '2' }))).toBeUndefined();
  });

  test('is less than what is reserved, no more is due than the price', () => {
    const more = after(newOrder(), { ...authorized, amount: total + 200 });
    expect(dueOf(more)).toEqual([[total, total]]);
    expect(dueIn(after(more, captured))).toBeUndefined();
  });

  test('has been taken but for a part, that part of a second payment is due', () => {
    const twice = after(newOrder(), authorized, secondAttempt, { ...authorized, paymentId: '2' });
    expect(dueOf(after(twice, { ...captured, amount: total - 5 }))).toEqual([
      [0, undefined],
      [5, 5],
    ]);
    expect(dueOf(after(twice, { ...captured, amount: total + 5 }))).toEqual([
      [0, undefined],
      [0, 0],
    ]);
  });

  test('is reserved for nothing, nothing is due', () => {
    expect(dueIn(after(newOrder(), { ...authorized, amount: 0 }))).toBeUndefined();
  });
});
