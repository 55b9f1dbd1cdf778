import type { OrderFact } from '../facts';
import { given } from '../testing/given';
import { PEOPLE, after } from '../testing/orders';
import { toGiveBack } from '../payment/amounts';
import {
  PLACES,
  booked,
  captured,
  PARCEL,
  handedOver,
  orderAt,
  packed,
  secondAttempt,
  tracked,
} from '../testing/stages';

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

describe('money that was taken and that no goods stand for', () => {
  const late: OrderFact = { ...captured, late: true };
  const gone = after(
    orderAt('payment failed'),
    { type: 'CancellationRequested', reason: 'x' },
    {
      type: 'OrderCancelled',
    },
  );
  const again = after(orderAt('payment failed'), secondAttempt, { ...captured, paymentId: '2' });
  const more = { ...captured, amount: orderAt('confirmed').totals.grand + 1 };

  test.each([
    ['of a cancelled order that had been declined', after(gone, late, held)],
    ['of an order that is being cancelled', after(orderAt('cancelling'), captured, held)],
    ['twice', after(again, late, held)],
    ['more than the order costs', after(orderAt('confirmed'), more, held)],
  ])('is let go by nobody without a word: %s', (_what, order) => {
    for (const [pointed, refusal] of [
      [
        { pointer: '/notes' },
        given(order)
          .when('release', { reason: 'PAYMENT' }, PEOPLE.finance)
          .isRefused('validation', /given back/),
      ],
      [
        { parameter: 'notes' },
        given(order)
          .when('releaseHold', { key: 'PAYMENT' }, PEOPLE.finance)
          .isRefused('validation', /given back/),
      ],
    ] as const)
      expect(refusal.extra.errors).toEqual([{ ...pointed, detail: expect.stringContaining('given back') }]);
    const notes = 'Refunded by hand';
    given(order)
      .when('release', { reason: 'PAYMENT', notes }, PEOPLE.finance)
      .yields(expect.objectContaining({ ...RELEASED, notes }));
    given(after(order, courier)).when('release', { reason: 'COURIER' }).yields({
      type: 'HoldReleased',
      reason: 'COURIER',
    });
  });

  test('was cancelled while its courier took the parcel and delivered it is let go by nobody without a word', () => {
    const order = after(
      orderAt('ready'),
      { type: 'CancellationRequested', reason: 'Changed my mind' },
      { type: 'ParcelTaken', parcelId: PARCEL },
      tracked('DELIVERED'),
      voided,
      { type: 'OrderCancelled' },
      courier,
    );
    given(order)
      .when('release', { reason: 'COURIER' })
      .isRefused('validation', /delivered unpaid: say/);
    const notes = 'Its customer brings them back';
    given(order)
      .when('release', { reason: 'COURIER', notes })
      .yields({ type: 'HoldReleased', reason: 'COURIER', notes });
  });

  test('none of which is left is told as it is, whoever has it: the customer, or their bank', () => {
    const early = orderAt('confirmed, its money taken early');
    const { grand } = early.totals;
    const asked: OrderFact = {
      ...{ type: 'RefundRequested', refundId: '1', amount: grand, reason: 'LATE' },
      from: [{ ordinal: 1, paymentId: '1', amount: grand }],
    };
    const made: OrderFact = {
      ...{ type: 'RefundSucceeded', refundId: '1', ordinal: 1, paymentId: '1' },
      ...{ reference: 're_1', amount: grand },
    };
    const lost: OrderFact = { type: 'PaymentDisputed', paymentId: '1', dispute: 'dp_1', state: 'LOST' };
    for (const facts of [[asked, made], [lost]])
      given(after(early, ...facts, held))
        .when('release', { reason: 'PAYMENT' }, PEOPLE.finance)
        .isRefused('validation', /^Nothing is left .* given back or with the customer’s bank: say why/);
  });

  test('is none where it was given back, or only what the order costs', () => {
    expect(toGiveBack(after(gone, late))).toBe(orderAt('confirmed').totals.grand);
    expect(toGiveBack(after(again, late))).toBe(orderAt('confirmed').totals.grand);
    expect(toGiveBack(after(orderAt('confirmed'), more))).toBe(1);
    for (const place of PLACES) expect([place, toGiveBack(orderAt(place))]).toEqual([place, 0]);
    const order = after(gone, late);
    const refunded = order.payments.map((payment) => ({ ...payment, refunded: payment.amount }));
    expect(toGiveBack({ ...order, payments: refunded })).toBe(0);
  });
});
