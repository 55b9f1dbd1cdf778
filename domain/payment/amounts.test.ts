import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { PHONES, after, newOrder } from '../testing/orders';
import {
  PLACES,
  authorized,
  cancelled,
  captured,
  declined,
  orderAt,
  secondAttempt,
  type Place,
} from '../testing/stages';
import {
  authorizedOf,
  capturedOf,
  isGivenBackButDelivery,
  isPaid,
  isTaken,
  openToCapture,
  openToPay,
  paidOf,
  refundedOf,
  sumOf,
} from './amounts';
import type { Payment, PaymentState } from './payment';

const TOTAL = newOrder().totals.grand;

/** A payment as orders have it from before payments kept amounts, unless told otherwise. */
const payment = (state: PaymentState, amounts: Partial<Payment> = {}): Payment => ({
  ...{ id: '1', ordinal: 1, method: 'card', provider: 'stripe', amount: 1_000, state },
  requestedAt: '2026-03-01T10:00:00.000Z',
  ...amounts,
});

test('an order is taken once its whole price is, and at once when there is none', () => {
  const places = ['confirmed', 'handed over', 'delivered'] as const;
  expect(places.map((place) => isTaken(orderAt(place)))).toEqual([false, false, true]);
  expect(isTaken(orderOf(payment('CAPTURED', { captured: 999 })))).toBe(false);
  expect(isTaken(orderOf(payment('CAPTURED', { captured: 1_000 })))).toBe(true);
  expect(isTaken({ payments: [], totals: { ...newOrder().totals, grand: 0 } })).toBe(true);
});

const amountsOf = (one: Payment) => [authorizedOf(one), capturedOf(one), refundedOf(one), openToCapture(one)];

/** An order with these payments, of a price of 1 000. */
const orderOf = (...payments: readonly Payment[]): OrderState => {
  const order = newOrder();
  return { ...order, payments, totals: { ...order.totals, grand: 1_000 } };
};

describe('a payment', () => {
  test.each([
    ['PENDING', [0, 0, 0, 0]],
    ['ACTION_REQUIRED', [0, 0, 0, 0]],
    ['UNKNOWN', [0, 0, 0, 0]],
    ['DECLINED', [0, 0, 0, 0]],
    ['VOIDED', [0, 0, 0, 0]],
    ['AUTHORIZED', [1_000, 0, 0, 1_000]],
    ['CAPTURED', [1_000, 1_000, 0, 0]],
  ] as const)('that keeps no amounts and is %s stands for %j', (state, amounts) => {
    expect(amountsOf(payment(state))).toEqual(amounts);
  });

  test.each([
    ['AUTHORIZED', { authorized: 800 }, [800, 0, 0, 800]],
    ['AUTHORIZED', { authorized: 1_200 }, [1_200, 0, 0, 1_200]],
    ['AUTHORIZED', { authorized: 0 }, [0, 0, 0, 0]],
    ['AUTHORIZED', { captured: 300 }, [1_000, 300, 0, 700]],
    ['CAPTURED', { authorized: 800, captured: 800 }, [800, 800, 0, 0]],
    ['CAPTURED', { captured: 700 }, [1_000, 700, 0, 0]],
    ['CAPTURED', { captured: 0 }, [1_000, 0, 0, 0]],
    ['CAPTURED', { refunded: 250 }, [1_000, 1_000, 250, 0]],
    ['VOIDED', { captured: 300 }, [0, 300, 0, 0]],
  ] as const)('that is %s and keeps %j stands for %j', (state, kept, amounts) => {
    expect(amountsOf(payment(state, kept))).toEqual(amounts);
  });
});

describe('an order', () => {
  test('has what its payments together have reserved or taken, whatever was given back since', () => {
    const order = orderOf(
      payment('CAPTURED', { authorized: 500, captured: 400, refunded: 100 }),
      payment('AUTHORIZED', { authorized: 350 }),
      payment('DECLINED'),
    );
    expect([paidOf(order), isPaid(order), openToPay(order)]).toEqual([750, false, 250]);
    expect([sumOf(order, authorizedOf), sumOf(order, capturedOf)]).toEqual([850, 400]);
  });

  test('is paid from its price on, not a minor unit before', () => {
    const reserved = (amount: number) => orderOf(payment('AUTHORIZED', { authorized: amount }));
    expect([999, 1_000, 1_001].map((amount) => isPaid(reserved(amount)))).toEqual([false, true, true]);
    expect([999, 1_000, 1_001].map((amount) => openToPay(reserved(amount)))).toEqual([1, 0, 0]);
  });

  test('that costs nothing is paid', () => {
    const free = newOrder({ lines: [{ ...PHONES, unitPrice: 0 }], shipping: 0 });
    expect([free.payments.length, isPaid(free), openToPay(free)]).toEqual([0, true, 0]);
  });

  test('that is cancelled has nothing to pay any more', () => {
    expect(openToPay(orderAt('placed'))).toBe(TOTAL);
    expect(openToPay(after(orderAt('placed'), cancelled))).toBe(0);
    expect(openToPay(orderAt('cancelled'))).toBe(0);
  });

  test('that was paid at the second attempt is paid', () => {
    const again = after(orderAt('payment failed'), secondAttempt);
    expect([isPaid(again), openToPay(again)]).toEqual([false, TOTAL]);
    expect(isPaid(after(again, { ...authorized, paymentId: '2' }))).toBe(true);
  });
});

/** What was asked before payments kept amounts: an order that is at any place of a life is answered the same. */
const wasPaid = ({ payments, totals }: OrderState): boolean =>
  totals.grand === 0 ||
  payments.some(({ state, method }) => ['AUTHORIZED', 'CAPTURED'].includes(state) || method === 'cod');

test.each(PLACES)('an order whose payments are whole is paid as ever: %s', (place: Place) => {
  expect(isPaid(orderAt(place))).toBe(wasPaid(orderAt(place)));
});

describe('facts', () => {
  const paymentAfter = (...facts: readonly OrderFact[]): Payment | undefined =>
    after(newOrder(), ...facts).payments.at(-1);

  test('of the whole amount leave the payment as it was before it kept amounts', () => {
    const whole = paymentAfter(authorized, captured);
    expect(Object.keys(whole ?? {}).sort()).toEqual(
      ['amount', 'id', 'method', 'ordinal', 'provider', 'reference', 'requestedAt', 'state'].sort(),
    );
  });

  test('of another amount are kept', () => {
    const short = { ...authorized, amount: TOTAL - 1 };
    expect(paymentAfter(short)).toMatchObject({ state: 'AUTHORIZED', authorized: TOTAL - 1 });
    expect(paymentAfter(short)).not.toHaveProperty('captured');
    expect(paymentAfter(authorized, { ...captured, amount: 1 })).toMatchObject({ captured: 1 });
    expect(paymentAfter(authorized, { ...captured, amount: 1 })).not.toHaveProperty('authorized');
  });

  test('of a void leave nothing reserved of that payment, and every other as it is', () => {
    const short: OrderFact = { ...authorized, amount: TOTAL - 1 };
    const again: OrderFact = { ...authorized, paymentId: '2', reference: 'pi_2', amount: 1 };
    const both = after(newOrder(), short, secondAttempt, again);
    const order = after(both, { type: 'PaymentVoided', paymentId: '1' });
    expect(order.payments.map(authorizedOf)).toEqual([0, 1]);
    expect(order.payments[0]).not.toHaveProperty('authorized');
    expect(order.payments[1]).toBe(both.payments[1]);
  });

  test('of a refusal stand for no money', () => {
    expect(paymentAfter(declined)).not.toHaveProperty('authorized');
    expect(paidOf(after(newOrder(), declined))).toBe(0);
  });
});

test('what the delivery cost, its tax on top included, is left of the money: all else is given back', () => {
  const terms = { taxOnTop: true, shippingTaxRate: 2_000 };
  const paid = after(newOrder({ shipping: 100, terms }), authorized, captured);
  const left = (kept: number) => ({
    ...paid,
    payments: paid.payments.map((payment) => ({ ...payment, refunded: paid.totals.grand - kept })),
  });
  expect([120, 121].map((kept) => isGivenBackButDelivery(left(kept)))).toEqual([true, false]);
});
