import fc from 'fast-check';
import { heldFor } from '../holds/holds';
import type { PaymentOutcome } from './payment';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { capturedOf, isPaid } from './amounts';
import type { Payment } from './payment';
import { settlePayment } from './settlePayment';
import { after, later, newOrder } from '../testing/orders';
import { cancelled, orderAt, secondAttempt, type Place } from '../testing/stages';

const AT = later(60);
const TOTAL = newOrder().totals.grand;
const authorized = { outcome: 'authorized', reference: 'pi_1', amount: TOTAL } as const;
const captured = { outcome: 'captured', reference: 'pi_1', amount: TOTAL } as const;
const voided: PaymentOutcome = { outcome: 'voided', reference: 'pi_1', amount: TOTAL };
const actionRequired: PaymentOutcome = {
  outcome: 'actionRequired',
  reference: 'pi_1',
  actionUrl: 'https://bank.example/3ds',
};
const refused: PaymentOutcome = { outcome: 'declined', code: 'card_declined' };

/** Hears words about the first payment one after another. */
const hear = (order: OrderState, ...words: readonly PaymentOutcome[]): OrderState =>
  words.reduce((state, word) => after(state, ...settlePayment(state, '1', word, AT)), order);

const factsOf = (order: OrderState, word: PaymentOutcome): readonly string[] =>
  settlePayment(order, '1', word, AT).map(({ type }) => type);

/** What each word may be recorded as, in full. */
const isAuthorized: OrderFact = { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' };
const isCaptured: OrderFact = { type: 'PaymentCaptured', paymentId: '1' };
const isVoided: OrderFact = { type: 'PaymentVoided', paymentId: '1' };
const needsAction: OrderFact = {
  type: 'PaymentActionRequired',
  paymentId: '1',
  reference: 'pi_1',
  actionUrl: 'https://bank.example/3ds',
};
const withoutUrl: OrderFact = { type: 'PaymentActionRequired', paymentId: '1', reference: 'pi_1' };
const isHeld: OrderFact = { type: 'OrderHeld', reason: 'PAYMENT' };
const isDeclined = (code: string, reference?: string): OrderFact => ({
  type: 'PaymentDeclined',
  paymentId: '1',
  code,
  retryUntil: later(60 + 86_400),
  ...(reference !== undefined && { reference }),
});

describe('one word settles a payment', () => {
  test.each([
    ['placed', authorized, [isAuthorized]],
    ['placed', actionRequired, [needsAction]],
    ['placed', { outcome: 'actionRequired', reference: 'pi_1' }, [withoutUrl]],
    ['placed', refused, [isDeclined('card_declined')]],
    ['placed', captured, [isAuthorized, isCaptured]],
    ['placed', voided, [isDeclined('cancelled_by_gateway', 'pi_1')]],
    [
      'placed',
      { outcome: 'declined', code: 'lost_card', reference: 'pi_1' },
      [isDeclined('lost_card', 'pi_1')],
    ],
    ['payment unknown', authorized, [isAuthorized]],
    ['payment unknown', actionRequired, [needsAction]],
    ['payment unknown', captured, [isAuthorized, isCaptured]],
    ['payment unknown', refused, [isDeclined('card_declined')]],
    ['payment unknown', voided, [isDeclined('cancelled_by_gateway', 'pi_1')]],
    ['waiting for the bank', authorized, [isAuthorized]],
    ['waiting for the bank', captured, [isAuthorized, isCaptured]],
    ['waiting for the bank', refused, [isDeclined('card_declined')]],
    ['waiting for the bank', actionRequired, []],
    ['confirmed', authorized, []],
    ['confirmed', actionRequired, []],
    ['confirmed', refused, []],
    ['confirmed', captured, [isCaptured]],
    ['confirmed', voided, [isVoided]],
    ['cancelling', voided, [isVoided]],
    ['cancelling', captured, [isCaptured]],
    ['sold out', voided, [{ ...isVoided, reference: 'pi_1' }]],
    ['delivered', captured, []],
    ['delivered', voided, []],
    ['delivered', refused, []],
    ['payment failed', authorized, [isAuthorized]],
    ['payment failed', actionRequired, []],
    ['payment failed', captured, [isCaptured, isHeld]],
    ['payment failed', voided, []],
    ['payment failed', refused, []],
    ['cancelled', voided, []],
    ['cancelled', authorized, []],
  ] satisfies [Place, PaymentOutcome, OrderFact[]][])('%s, on hearing %j: %j', (place, word, facts) => {
    expect(settlePayment(orderAt(place), '1', word, AT)).toStrictEqual(facts);
  });

  test.each([
    ['less', TOTAL - 1],
    ['more', TOTAL + 1],
    ['nothing', 0],
  ])('%s than was asked for is recorded with its amount, and holds the order', (_what, amount) => {
    expect(settlePayment(newOrder(), '1', { ...authorized, amount }, AT)).toStrictEqual([
      { ...isAuthorized, amount },
      isHeld,
    ]);
    expect(settlePayment(newOrder(), '1', { ...captured, amount }, AT)).toStrictEqual([
      { ...isAuthorized, amount },
      isHeld,
      { ...isCaptured, amount },
    ]);
    expect(settlePayment(orderAt('handed over'), '1', { ...captured, amount }, AT)).toStrictEqual([
      { ...isCaptured, amount },
      isHeld,
    ]);
  });

  test('another amount than was asked for waits for a person, whichever word says it', () => {
    for (const word of [authorized, captured]) {
      const order = hear(newOrder(), { ...word, amount: TOTAL - 1 });
      expect(heldFor(order)).toEqual(['PAYMENT']);
      expect(isPaid(order)).toBe(false);
      expect(heldFor(hear(newOrder(), { ...word, amount: TOTAL + 1 }))).toEqual(['PAYMENT']);
      expect(hear(newOrder(), { ...word, amount: TOTAL }).holds).toEqual([]);
    }
  });

  test('what was asked to be taken is as asked, though it is not what was first asked for', () => {
    const short = hear(newOrder(), { ...authorized, amount: TOTAL - 300 });
    const taking = (order: OrderState, amount: number) =>
      settlePayment(order, '1', { ...captured, amount }, AT).map(({ type }) => type);
    expect(taking(short, TOTAL - 300)).toEqual(['PaymentCaptured']);
    expect(taking(short, TOTAL - 301)).toEqual(['PaymentCaptured', 'OrderHeld']);
    const more = hear(newOrder(), { ...authorized, amount: TOTAL + 300 });
    expect(taking(more, TOTAL)).toEqual(['PaymentCaptured']);
    expect(taking(more, TOTAL + 300)).toEqual(['PaymentCaptured', 'OrderHeld']);
  });

  test('a whole payment that was taken beside another is as asked for, though the order costs no more', () => {
    const again = { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' } as const;
    const twice = after(hear(newOrder(), authorized, captured), secondAttempt, again);
    expect(settlePayment(twice, '2', { ...captured, reference: 'pi_2' }, AT)).toStrictEqual([
      { type: 'PaymentCaptured', paymentId: '2' },
    ]);
  });

  test('a lost attempt of which less was reserved after all holds the order, too', () => {
    const order = hear(orderAt('payment failed'), { ...authorized, amount: 1 });
    expect([heldFor(order), order.payments.map(({ authorized: kept }) => kept)]).toEqual([['PAYMENT'], [1]]);
  });

  test('money reserved for a lost attempt while the order is cancelled holds it, also when it is cancelled', () => {
    const cancelling = after(orderAt('payment failed'), cancelled);
    const order = after(hear(cancelling, authorized, authorized), { type: 'OrderCancelled' });
    expect(heldFor(order)).toEqual(['PAYMENT']);
    expect(factsOf(order, authorized)).toEqual([]);
  });

  test('a payment that the gateway cancelled is not brought back by a word from before', () => {
    expect(factsOf(hear(newOrder(), voided), authorized)).toEqual([]);
  });

  test('a payment nobody knows settles nothing', () => {
    expect(settlePayment(orderAt('placed'), '7', authorized, AT)).toEqual([]);
  });

  test('of two attempts the word settles the one it is about', () => {
    const tried = after(orderAt('payment failed'), secondAttempt);
    expect(settlePayment(tried, '2', { ...authorized, reference: 'pi_2' }, AT)).toEqual([
      { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' },
    ]);
    expect(settlePayment(tried, '1', voided, AT)).toEqual([]);
  });

  test('an attempt that was cancelled on the way is void, not declined', () => {
    expect(factsOf(after(newOrder(), cancelled), voided)).toEqual(['PaymentVoided']);
  });
});

describe('the card', () => {
  const card = { brand: 'visa', last4: '4242' };
  const cardAfter = (...words: readonly PaymentOutcome[]): unknown =>
    hear(newOrder(), ...words).payments[0]?.card;

  test.each([
    ['reserved', authorized],
    ['taken', captured],
    ['waiting for the bank', actionRequired],
    ['declined', refused],
  ] as const)('is known from a word that tells of it: %s', (_which, word) => {
    expect(cardAfter({ ...word, card })).toEqual(card);
    expect(cardAfter(word)).toBeUndefined();
  });

  test('is known from a later word where the first came by a webhook, which tells of none', () => {
    expect(cardAfter(authorized, { ...captured, card })).toEqual(card);
    expect(cardAfter(actionRequired, { ...authorized, card })).toEqual(card);
    expect(cardAfter({ ...actionRequired, card }, authorized, captured)).toEqual(card);
  });
});

describe('answers, webhooks and look-ups come late, twice and in any order', () => {
  const twiceInAnyOrder = (...words: readonly PaymentOutcome[]) =>
    fc.shuffledSubarray([...words, ...words], { minLength: words.length * 2 });

  test('whichever says first that a payment is authorized settles it; the others find nothing to do', () => {
    fc.assert(
      fc.property(twiceInAnyOrder(authorized, authorized, authorized), (words) => {
        const order = hear(newOrder(), ...words);
        expect(order.version).toBe(2);
        expect(order.payments[0]?.state).toBe('AUTHORIZED');
      }),
    );
  });

  test('authorized, captured and action required end in captured, whatever comes first', () => {
    fc.assert(
      fc.property(twiceInAnyOrder(actionRequired, authorized, captured), (words) => {
        const order = hear(newOrder(), ...words);
        expect(order.payments[0]).toMatchObject({ state: 'CAPTURED', reference: 'pi_1' });
        expect(heldFor(order)).toEqual([]);
      }),
    );
  });

  test('the same word twice changes nothing the second time', () => {
    const word = fc.constantFrom(authorized, captured, voided, actionRequired, refused);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), word, (before, last) => {
        const order = hear(newOrder(), ...before, last);
        expect(hear(order, last)).toEqual(order);
      }),
    );
  });

  test('a lost attempt that got through pays the order; after another attempt or the end, a person must look', () => {
    const revived = hear(orderAt('payment failed'), authorized);
    expect(revived.payments[0]?.state).toBe('AUTHORIZED');
    expect(revived.undo).toContainEqual({ kind: 'voidPayment', paymentId: '1' });

    const payment = { ...revived.payments[0], id: '2', ordinal: 2, state: 'PENDING' } as Payment;
    const tried = after(orderAt('payment failed'), { type: 'PaymentRequested', payment });
    const heard = hear(tried, authorized, authorized);
    expect(heldFor(heard)).toEqual(['PAYMENT']);
    expect(heard.payments.map(({ state }) => state)).toEqual(['DECLINED', 'PENDING']);
  });

  test('money that was taken stays taken, and a declined attempt stays declined', () => {
    const word = fc.constantFrom(authorized, captured, voided, actionRequired, refused);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        expect(hear(orderAt('delivered'), ...words)).toEqual(orderAt('delivered'));
        const others = words.filter((said) => said !== authorized && said !== captured);
        expect(hear(orderAt('payment failed'), ...others)).toEqual(orderAt('payment failed'));
      }),
    );
  });

  test('money that was taken of an attempt that had failed is known, and a person has to see to it', () => {
    const heard = hear(orderAt('payment failed'), captured, captured);
    expect([heldFor(heard), heard.payments.map(capturedOf)]).toEqual([['PAYMENT'], [TOTAL]]);
  });

  test.each([
    ['cancelled', captured],
    ['confirmed, unpaid, not held', captured],
    ['delivered', { ...captured, amount: TOTAL + 500 }],
    ['confirmed', { ...authorized, amount: TOTAL + 500 }],
  ] as const)('more than is known of an order that is %s holds it once, for a person', (place, word) => {
    const order = orderAt(place);
    expect(settlePayment(order, '1', word, AT)).toStrictEqual([
      { ...isHeld, notes: expect.stringContaining(String(word.amount)) },
    ]);
    expect(factsOf(hear(order, word), word)).toEqual([]);
  });
});
