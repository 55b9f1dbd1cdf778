import type { OrderFact } from '../facts';
import { given } from '../testing/given';
import { PEOPLE, after } from '../testing/orders';
import { booked, captured, handedOver, orderAt, packed, secondAttempt, tracked } from '../testing/stages';

const voided: OrderFact = { type: 'PaymentVoided', paymentId: '1' };
const refused: OrderFact = { type: 'PaymentCaptureFailed', paymentId: '1', code: 'expired' };
const held: OrderFact = { type: 'OrderHeld', reason: 'PAYMENT' };
const courier: OrderFact = { type: 'OrderHeld', reason: 'COURIER' };
const out = after(orderAt('confirmed'), packed, booked, handedOver);
const lapsed = after(out, tracked('DELIVERED'), voided);

const RELEASED = { type: 'HoldReleased', reason: 'PAYMENT' } as const;

describe('goods that are out and whose money is not there', () => {
  test.each([
    ['delivered, the reservation lapsed', lapsed],
    ['on their way, the reservation lapsed', after(out, voided)],
    ['delivered, the gateway silent', after(out, tracked('DELIVERED'), held)],
    ['delivered, and less was taken', after(out, tracked('DELIVERED'), { ...captured, amount: 1 }, held)],
  ])('are let go by nobody without a word: %s', (_what, order) => {
    expect(
      given(order)
        .when('release', { reason: 'PAYMENT' }, PEOPLE.finance)
        .isRefused('validation', /say why/).extra.errors,
    ).toEqual([{ pointer: '/notes', detail: expect.stringContaining('say why') }]);
    expect(
      given(order)
        .when('releaseHold', { key: 'PAYMENT' }, PEOPLE.finance)
        .isRefused('validation', /say why/).extra.errors,
    ).toEqual([{ parameter: 'notes', detail: expect.stringContaining('say why') }]);
  });

  test('go by a decision in words', () => {
    const notes = 'A gift of the shop';
    given(lapsed)
      .when('release', { reason: 'PAYMENT', notes })
      .yields({ ...RELEASED, notes });
    given(lapsed)
      .when('releaseHold', { key: 'PAYMENT', notes })
      .yields({ ...RELEASED, notes });
  });

  test('wait for no words where another hold of the order is released', () => {
    given(after(lapsed, courier))
      .when('release', { reason: 'COURIER' })
      .yields({ type: 'HoldReleased', reason: 'COURIER' });
  });
});

test.each([
  ['in the house, the reservation lapsed', orderAt('authorization lost')],
  ['on their way, the money reserved', after(out, held)],
  ['delivered, the money asked for again by the release', after(out, tracked('DELIVERED'), refused)],
  [
    'delivered, the money of one of two attempts asked for again',
    after(out, secondAttempt, tracked('DELIVERED'), refused),
  ],
  ['delivered, the money taken', after(out, tracked('DELIVERED'), captured, held)],
])('goods need no words to be released that are %s', (_what, order) => {
  given(order).when('release', { reason: 'PAYMENT' }).yields(expect.objectContaining(RELEASED));
});

test('a cancelled order needs none: its goods are for the courier to bring back', () => {
  const taken: OrderFact = { type: 'ParcelTaken', parcelId: 'ORDER-1' };
  const order = after(orderAt('cancelling with a booked parcel'), taken, voided, held);
  given(order).when('release', { reason: 'PAYMENT' }).yields(RELEASED);
});
