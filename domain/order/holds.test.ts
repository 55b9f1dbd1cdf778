import { hold, releaseHold } from './holds';
import { after } from '../testing/orders';
import { orderAt } from '../testing/stages';

test('an order is held once for a reason, whoever holds it', () => {
  const held = hold(hold(orderAt('ready'), 'PAYMENT'), 'PAYMENT', { outlastsCancellation: true });
  expect(held).toEqual({ ...orderAt('ready'), holds: ['PAYMENT'] });
});

test('a second reason stands beside the first, and each is released by itself', () => {
  const held = hold(hold(orderAt('ready'), 'PAYMENT'), 'COURIER');
  expect(held.holds).toEqual(['PAYMENT', 'COURIER']);
  expect(releaseHold(held, 'PAYMENT').holds).toEqual(['COURIER']);
});

describe('while a cancellation is under way', () => {
  test('a hold ends with the cancellation', () => {
    const held = hold(orderAt('cancelling'), 'PAYMENT');
    expect(held.holds).toEqual(['PAYMENT']);
    const cancelled = after(held, { type: 'OrderCancelled' });
    expect(cancelled.holds).toEqual([]);
    expect(cancelled.closedAt).toBeDefined();
  });

  test('a hold that outlasts it stays, and keeps the order open until it is released', () => {
    const held = hold(orderAt('cancelling'), 'COURIER', { outlastsCancellation: true });
    const cancelled = after(held, { type: 'OrderCancelled' });
    expect(cancelled.holds).toEqual(['COURIER']);
    expect(cancelled.closedAt).toBeUndefined();
    const released = after(releaseHold(held, 'COURIER'), { type: 'OrderCancelled' });
    expect(released.holds).toEqual([]);
    expect(released.closedAt).toBeDefined();
  });
});
