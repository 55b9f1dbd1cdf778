import fc from 'fast-check';
import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import { STANDARD_POLICY } from '../../order/policy';
import { derivePaymentStatus, deriveStatus } from '../../order/status';
import { cashToCollect } from '../../cash/cashFor';
import { WATCHFUL_POLICY, after, later, newOrder } from '../../testing/orders';
import { isPaid, openToPay, paidOf } from '../amounts';
import { payDeadline } from '../payDeadline';
import type { PaymentOutcome } from '../payment';
import { settlePayment } from '../settlePayment';
import { endSession, sessionEnd } from '../late/session';
import { attemptToAsk, awaitsTender, speakingAttempt, standingAttempts } from './standing';
import { paymentsOf, type Tender } from './tender';

const GRAND = newOrder().totals.grand;
const CREDIT: Tender = { method: 'credit', provider: 'credit', amount: 500_00 };
const CARD: Tender = { method: 'card', provider: 'stripe', amount: GRAND - 500_00 };
const AT_DOOR: Tender = { method: 'cod', provider: 'courier', amount: GRAND - 500_00 };
const AT = later(5);

const placed = (...tenders: readonly Tender[]): OrderState => newOrder({ tenders });
const hear = (order: OrderState, id: string, outcome: PaymentOutcome, at = AT): OrderState =>
  after(order, ...settlePayment(order, id, outcome, at));
const authorize = (order: OrderState, id: string): OrderState => {
  const amount = order.payments.find((payment) => payment.id === id)?.amount ?? 0;
  return hear(order, id, { outcome: 'authorized', reference: `ref_${id}`, amount });
};
const decline = (order: OrderState, id: string): OrderState =>
  hear(order, id, { outcome: 'declined', code: 'card_declined' });
const confirmWanted = (order: OrderState, id: string): OrderState =>
  hear(order, id, { outcome: 'actionRequired', reference: `ref_${id}`, actionUrl: 'https://bank.example' });

test('one tender is the payment that an order always had', () => {
  expect(
    paymentsOf([{ ...CARD, amount: 900 }], { grand: 900, requestedAt: AT, policy: STANDARD_POLICY }),
  ).toEqual([
    {
      id: '1',
      ordinal: 1,
      method: 'card',
      provider: 'stripe',
      amount: 900,
      state: 'PENDING',
      requestedAt: AT,
    },
  ]);
  expect(paymentsOf([], { grand: 0, requestedAt: AT, policy: STANDARD_POLICY })).toEqual([]);
});

describe('an order that is paid in parts before it leaves', () => {
  test('asks for each in turn, and is paid by all of them alone', () => {
    const order = placed(CREDIT, CARD);
    expect(order.payments.map(({ amount, state }) => [amount, state])).toEqual([
      [500_00, 'PENDING'],
      [GRAND - 500_00, 'PENDING'],
    ]);
    expect(attemptToAsk(order)?.id).toBe('1');
    const half = authorize(order, '1');
    expect([isPaid(half), openToPay(half), attemptToAsk(half)?.id]).toEqual([false, GRAND - 500_00, '2']);
    expect(derivePaymentStatus(half)).toBe('PENDING');
    const paid = authorize(half, '2');
    expect([isPaid(paid), derivePaymentStatus(paid), isHeld(paid, 'PAYMENT')]).toEqual([
      true,
      'AUTHORIZED',
      false,
    ]);
  });

  test('gives all of them free when it is cancelled', () => {
    expect(placed(CREDIT, CARD).undo.filter(({ kind }) => kind === 'voidPayment')).toEqual([
      { kind: 'voidPayment', paymentId: '1' },
      { kind: 'voidPayment', paymentId: '2' },
    ]);
  });

  test.each(['1', '2'])('waits for the customer where part %s was refused, and lapses in time', (id) => {
    const other = id === '1' ? '2' : '1';
    for (const policy of [WATCHFUL_POLICY, { ...STANDARD_POLICY, payment: withoutLate() }]) {
      const order = newOrder({ tenders: [CREDIT, CARD], policy });
      const refused = decline(authorize(order, other), id);
      expect([deriveStatus(refused), derivePaymentStatus(refused)]).toEqual(['PAYMENT_FAILED', 'FAILED']);
      expect(speakingAttempt(refused)?.id).toBe(id);
      const ends = Date.parse(AT) + policy.payment.retryWindowMs;
      expect(payDeadline(refused)?.at).toBe(new Date(ends).toISOString());
    }
  });

  test('is not said to have failed while another part is still being asked for', () => {
    const order = decline(placed(CREDIT, CARD), '1');
    expect([deriveStatus(order), payDeadline(order)]).toEqual(['PENDING', undefined]);
  });

  test('waits for the bank’s page of one part, though a later one is reserved', () => {
    const order = authorize(confirmWanted(placed({ ...CARD, amount: 500_00 }, CARD), '1'), '2');
    expect(speakingAttempt(order)?.id).toBe('1');
    expect(payDeadline(order)?.of).toBe('confirmation by the customer');
    expect(isPaid(authorize(order, '1'))).toBe(true);
  });

  test('is paid by a part that was refused first and reserved after all', () => {
    const refused = decline(authorize(placed(CREDIT, CARD), '1'), '2');
    const late = authorize(refused, '2');
    expect([isPaid(late), paidOf(late), isHeld(late, 'PAYMENT')]).toEqual([true, GRAND, false]);
  });

  test('gives time for the rest from the word that left it open, not from the refusal before', () => {
    const refused = decline(confirmWanted(placed(CARD, { ...CARD, amount: 500_00 }), '1'), '2');
    const late = later(3_000);
    const outcome = { outcome: 'authorized', reference: 'ref_1', amount: CARD.amount } as const;
    const half = hear(refused, '1', outcome, late);
    const ends = Date.parse(late) + half.policy.payment.retryWindowMs;
    expect(payDeadline(half)?.at).toBe(new Date(ends).toISOString());
  });

  test('goes on once the rest is paid again of which the reservation had lapsed', () => {
    const paid = authorize(authorize(placed(CREDIT, CARD), '1'), '2');
    const lapsed = hear(paid, '2', { outcome: 'voided', reference: 'ref_2', amount: CARD.amount });
    expect([isHeld(lapsed, 'PAYMENT'), derivePaymentStatus(lapsed)]).toEqual([true, 'PARTIALLY_PAID']);
    const payment = { id: '3', ordinal: 3, method: 'card', provider: 'stripe', amount: CARD.amount } as const;
    const again = after(lapsed, {
      type: 'PaymentRequested',
      payment: { ...payment, state: 'PENDING', requestedAt: AT },
    });
    const whole = authorize(again, '3');
    expect([isHeld(whole, 'PAYMENT'), isPaid(whole)]).toEqual([false, true]);
  });

  test('lets one attempt for the rest take the place of the parts', () => {
    const refused = decline(authorize(placed(CREDIT, CARD), '1'), '2');
    const payment = { id: '3', ordinal: 3, method: 'card', provider: 'stripe', amount: CARD.amount } as const;
    const again = after(refused, {
      type: 'PaymentRequested',
      payment: { ...payment, state: 'PENDING', requestedAt: AT },
    });
    expect(standingAttempts(again).map(({ id }) => id)).toEqual(['3']);
    const paid = authorize(again, '3');
    expect([isPaid(paid), derivePaymentStatus(paid)]).toEqual([true, 'AUTHORIZED']);
  });
});

describe('an order of which a part is paid at the door', () => {
  test('collects all of it until the part is reserved, and the rest then', () => {
    const order = placed(CREDIT, AT_DOOR);
    expect(order.payments.map(({ method, amount, state }) => [method, amount, state])).toEqual([
      ['cod', GRAND, 'DUE'],
      ['credit', 500_00, 'PENDING'],
    ]);
    expect(isPaid(order)).toBe(true);
    const lowered = authorize(order, '2');
    expect([cashToCollect(lowered), paidOf(lowered)]).toEqual([GRAND - 500_00, GRAND]);
  });

  test('waits for the bank’s page as long as its session, and collects all of it then', () => {
    const order = confirmWanted(placed({ ...CARD, amount: 500_00 }, AT_DOOR), '2');
    const end = sessionEnd(order);
    expect([awaitsTender(order), end?.paymentId]).toEqual([true, '2']);
    const ended = after(order, ...(end ? endSession(order, end, end.at) : []));
    expect([awaitsTender(ended), cashToCollect(ended), sessionEnd(ended)]).toEqual([false, GRAND, undefined]);
  });

  test('collects all of it where the part was refused, and waits for nobody', () => {
    const order = decline(placed(CREDIT, AT_DOOR), '2');
    expect([cashToCollect(order), payDeadline(order), derivePaymentStatus(order)]).toEqual([
      GRAND,
      undefined,
      'COD_DUE',
    ]);
  });
});

test('whatever becomes of the parts, an order that lacks something waits for a gateway, for a time, or for a person', () => {
  const word = fc.constantFrom('authorized', 'declined', 'actionRequired', 'none');
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), fc.boolean(), (words, backwards) => {
      const part = Math.floor(GRAND / words.length);
      const tenders = words.map((_, index) => ({
        ...CARD,
        amount: index === 0 ? GRAND - part * (words.length - 1) : part,
      }));
      const ids = words.map((_, index) => String(index + 1));
      const order = (backwards ? ids.toReversed() : ids).reduce(
        (state, id) => {
          const said = words[Number(id) - 1];
          if (said === 'authorized') return authorize(state, id);
          if (said === 'declined') return decline(state, id);
          return said === 'actionRequired' ? confirmWanted(state, id) : state;
        },
        placed(...tenders),
      );
      const waits = attemptToAsk(order) !== undefined || payDeadline(order) !== undefined;
      expect([isPaid(order), waits]).toEqual(
        words.every((said) => said === 'authorized') ? [true, false] : [false, true],
      );
      expect(order.payments.reduce((sum, { amount }) => sum + amount, 0)).toBe(GRAND);
    }),
  );
});

function withoutLate(): typeof STANDARD_POLICY.payment {
  const { late: _late, ...rest } = STANDARD_POLICY.payment;
  return rest;
}
