import type { OrderState } from '../order/order';
import { after, later, newOrder } from '../testing/orders';
import { cancelled, declined, orderAt, PLACES, secondAttempt, type Place } from '../testing/stages';
import { payDeadline } from './payDeadline';
import { settlePayment } from './settlePayment';

/** A day, as the policy of the orders has it. */
const DAY_S = 86_400;

const deadlineOf = (order: OrderState): string | undefined => payDeadline(order)?.at;

test('a declined payment may be followed by another until the time that its decline gave', () => {
  const order = after(newOrder(), { ...declined, retryUntil: later(900) });
  expect(payDeadline(order)).toEqual({
    at: later(900),
    of: 'payment retry',
    reason: 'The payment failed and was not repeated in time.',
  });
});

test('a payment that waits for the bank is to be confirmed as long after it was asked for', () => {
  const waiting = orderAt('waiting for the bank');
  const asked = waiting.payments.at(-1)?.requestedAt ?? '';
  expect(payDeadline(waiting)).toEqual({
    at: new Date(Date.parse(asked) + DAY_S * 1_000).toISOString(),
    of: 'confirmation by the customer',
    reason: 'The payment was not confirmed in time.',
  });
});

test.each(PLACES)('time runs only where the customer has something to do: %s', (place) => {
  const runs: readonly Place[] = ['waiting for the bank', 'payment failed'];
  expect(deadlineOf(orderAt(place)) !== undefined).toBe(runs.includes(place));
});

test('a lapsed payment may be followed by another until the time that a lifted hold gave', () => {
  const lapsed = orderAt('confirmed, unpaid, not held');
  expect(deadlineOf(lapsed)).toBeUndefined();
  const lifted = after(orderAt('authorization lost'), {
    type: 'HoldReleased',
    reason: 'PAYMENT',
    retryUntil: later(900),
  });
  expect(payDeadline(lifted)).toMatchObject({ at: later(900), of: 'payment retry' });
});

test('none runs while another attempt is under way, nor once it has paid', () => {
  const trying = after(orderAt('payment failed'), secondAttempt);
  expect(deadlineOf(trying)).toBeUndefined();
  const outcome = { outcome: 'authorized', reference: 'pi_2', amount: trying.totals.grand } as const;
  expect(deadlineOf(after(trying, ...settlePayment(trying, '2', outcome, later(120))))).toBeUndefined();
});

test('none runs while a hold keeps the customer from paying, in an order that ended, or once the goods are out', () => {
  const failed = orderAt('payment failed');
  const held = after(failed, { type: 'OrderHeld', reason: 'MANUAL', key: 'bank-calls', blocks: ['payment'] });
  const out: OrderState = { ...failed, parcels: orderAt('on its way').parcels };
  const ended = [after(failed, cancelled), { ...failed, closedAt: later(1) }];
  for (const order of [held, ...ended, out, { ...failed, deliveredAt: later(1) }])
    expect(deadlineOf(order)).toBeUndefined();
});

test('none runs in an order that costs nothing', () => {
  expect(deadlineOf(newOrder({ lines: [], shipping: 0 }))).toBeUndefined();
});

test.each([
  ['was declined', [{ ...declined, paymentId: '2', retryUntil: later(900) }]],
  ['waits for the bank', [{ type: 'PaymentActionRequired', paymentId: '2', reference: 'pi_2' }]],
] as const)('none runs in an order that an attempt before has paid, though the latest %s', (_, facts) => {
  const trying = after(orderAt('payment failed'), secondAttempt, ...facts);
  expect(deadlineOf(trying)).toBeDefined();
  const paid = after(trying, { type: 'PaymentCaptured', paymentId: '1' });
  expect(deadlineOf(paid)).toBeUndefined();
  // Runs that began before go on as they did.
  expect(payDeadline(paid, true)?.at).toBe(deadlineOf(trying));
});
