import { toCapture } from './capture';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
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
