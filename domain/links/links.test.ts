import { openDeposit } from '../cash/deposit/deposit';
import { settlePayment } from '../payment/settlePayment';
import type { OrderFact } from '../facts';
import { expireHolds, nextToExpire } from '../holds/expireHolds';
import type { OrderState } from '../order/order';
import { payDeadline } from '../payment/payDeadline';
import { SYSTEM } from '../people/actor';
import { COMMAND_AT, given } from '../testing/given';
import { after, later, newOrder, PEOPLE } from '../testing/orders';
import { authorized, cancelled, declined, depositLink, orderAt, secondAttempt } from '../testing/stages';
import { amountOfLink, linkFault } from './linkFault';
import { linksOf } from './link';

const GRAND = newOrder().totals.grand;
const PAY = { linkId: '1', token: 'tok_visa', begunAt: later(900) };

const made = (change: Partial<typeof depositLink> = {}): OrderFact => ({
  ...depositLink,
  ...{ purpose: 'BALANCE', amount: GRAND, expiresAt: later(2_000) },
  ...change,
});

/** An order whose card was declined, with a link to pay it by. */
const linked = (...facts: readonly OrderFact[]): OrderState => after(newOrder(), declined, made(), ...facts);

const byLink = { ...secondAttempt.payment, link: '1' };

describe('a payment link', () => {
  test('is for all that is unpaid, and for as long as the policy says, where nobody says otherwise', () => {
    given(orderAt('payment failed'))
      .when('makePaymentLink', {})
      .yields({
        ...{ type: 'PaymentLinkMade', linkId: '1', purpose: 'BALANCE', amount: GRAND },
        expiresAt: '2026-03-02T10:16:40.000Z',
      });
  });

  test('is for no more than is unpaid, and says how much that is', () => {
    const refused = given(orderAt('payment failed'))
      .when('makePaymentLink', { amount: GRAND + 1 })
      .isRefused('validation', /unpaid/);
    expect(refused.extra).toMatchObject({
      errors: [{ pointer: '/amount' }],
      amountLeft: { amount: GRAND, currency: 'BDT' },
    });
  });

  test.each([later(1_000), later(10), '2026-04-15T10:00:00Z'])('can’t end at %s', (expiresAt) => {
    const refused = given(orderAt('payment failed'))
      .when('makePaymentLink', { expiresAt })
      .isRefused('validation', /expiresAt/);
    expect(refused.extra).toMatchObject({ errors: [{ pointer: '/expiresAt' }] });
  });

  test('takes the place of the one that was open for the same, and of no other', () => {
    const order = after(newOrder(), declined, depositLink, made({ linkId: '2' }), made({ linkId: '3' }));
    expect(linksOf(order).map(({ id, state }) => [id, state])).toEqual([
      ['1', 'OPEN'],
      ['2', 'REPLACED'],
      ['3', 'OPEN'],
    ]);
  });

  test('keeps the order from being cancelled for want of a payment until it ends', () => {
    const long = linked(made({ linkId: '2', expiresAt: later(200_000) }));
    expect(payDeadline(linked())?.at).toBe(declined.retryUntil);
    expect(payDeadline(long)?.at).toBe(later(200_000));
    expect(payDeadline(after(long, { type: 'PaymentLinkWithdrawn', linkId: '2' }))?.at).toBe(
      declined.retryUntil,
    );
  });
});

describe('paying by a link', () => {
  test('is an attempt like any other, for what the link is for', () => {
    const { amount, ...payment } = byLink;
    given(linked())
      .when('payByLink', PAY, SYSTEM)
      .yields({ ...secondAttempt, payment: { ...payment, amount, requestedAt: COMMAND_AT } });
  });

  test('is nobody’s but the page’s', () => {
    given(linked()).when('payByLink', PAY, PEOPLE.admin).isRefused('forbidden', /page/);
  });

  test.each([
    ['link-used', linked(secondAttempt, { type: 'PaymentLinkUsed', linkId: '1', paymentId: '2' })],
    ['link-replaced', linked(made({ linkId: '2' }))],
    ['link-withdrawn', linked({ type: 'PaymentLinkWithdrawn', linkId: '1' })],
    ['link-expired', after(newOrder(), declined, made({ expiresAt: later(800) }))],
    ['order-cancelled', linked(cancelled)],
    ['already-paid', linked(secondAttempt, { ...authorized, paymentId: '2' })],
  ] as const)('is refused as %s, and nothing changes', (fault, order) => {
    given(order).when('payByLink', PAY, SYSTEM).isRefused(fault, /./);
    expect(linkFault(order, linksOf(order)[0] ?? fail(), PAY.begunAt)).toBe(fault);
  });

  test('twice at once pays once: the second finds the first under way', () => {
    given(linked({ ...secondAttempt, payment: byLink }))
      .when('payByLink', PAY, SYSTEM)
      .isRefused('not-allowed', /under way/);
  });

  test('counts as in time by when it was begun, whatever the worker’s clock shows by then', () => {
    const order = after(newOrder(), declined, made({ expiresAt: later(950) }));
    given(order)
      .when('payByLink', PAY, SYSTEM)
      .yields(expect.objectContaining({ type: 'PaymentRequested' }));
    given(order)
      .when('payByLink', { ...PAY, begunAt: later(960) }, SYSTEM)
      .isRefused('link-expired', /expired/);
  });

  test('uses the link up once the money is reserved, also when its customer confirms after its end', () => {
    const asked = { ...secondAttempt, payment: byLink };
    const order = linked(asked, { type: 'PaymentActionRequired', paymentId: '2', reference: 'pi_2' });
    const outcome = { outcome: 'authorized', reference: 'pi_2', amount: GRAND } as const;
    expect(settlePayment(order, '2', outcome, later(9_999))).toEqual([
      { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' },
      { type: 'PaymentLinkUsed', linkId: '1', paymentId: '2' },
    ]);
    expect(linkFault(order, linksOf(order)[0] ?? fail(), later(1_000))).toBeUndefined();
  });

  test('that is declined leaves the link to be tried again', () => {
    const order = linked({ ...secondAttempt, payment: byLink }, { ...declined, paymentId: '2' });
    given(order)
      .when('payByLink', PAY, SYSTEM)
      .yields(expect.objectContaining({ type: 'PaymentRequested' }));
  });

  test('asks for no more than is unpaid by then', () => {
    const part = { ...secondAttempt.payment, amount: GRAND - 500_00 };
    const order = linked({ ...secondAttempt, payment: part }, { ...authorized, paymentId: '2' });
    expect(amountOfLink(order, linksOf(order)[0] ?? fail())).toBe(500_00);
  });
});

describe('a link for the price beside that for the deposit', () => {
  const waits = orderAt('deposit due');

  test('pays both, since it is for the deposit at least', () => {
    given(waits)
      .when('makePaymentLink', {})
      .yields(expect.objectContaining({ purpose: 'BALANCE', amount: GRAND }));
    given(waits)
      .when('makePaymentLink', { amount: depositLink.amount })
      .yields(expect.objectContaining({ purpose: 'BALANCE', amount: depositLink.amount }));
    const refused = given(waits)
      .when('makePaymentLink', { amount: depositLink.amount - 1 })
      .isRefused('validation', /deposit of 5067\.00 BDT/);
    expect(refused.extra.errors).toMatchObject([{ pointer: '/amount' }]);
  });

  test('leaves nothing of the deposit to be paid by its own link', () => {
    const afterPaying = (amount: number): OrderState => {
      const asked = after(waits, {
        ...secondAttempt,
        payment: { ...secondAttempt.payment, amount, inAdvance: true },
      });
      const outcome = { outcome: 'authorized', reference: 'pi_2', amount } as const;
      return after(asked, ...settlePayment(asked, '2', outcome, COMMAND_AT));
    };
    const partly = afterPaying(depositLink.amount - 67_00);
    const whole = afterPaying(GRAND);
    const [open, paid] = [partly, whole].map((order) => linksOf(order)[0] ?? fail());
    expect(amountOfLink(partly, open ?? fail())).toBe(67_00);
    expect(linkFault(whole, paid ?? fail(), PAY.begunAt)).toBe('already-paid');
  });

  test('takes no room from it, however many are made', () => {
    const many = Array.from({ length: 12 }, (_one, index) => made({ linkId: String(index + 2) }));
    const order = after(waits, ...many);
    expect(linksOf(order).map(({ id }) => id)).toEqual([
      '1',
      ...Array.from({ length: 10 }, (_one, index) => String(index + 4)),
    ]);
    expect(openDeposit(order)).toBe(depositLink.amount);
    given(order)
      .when('payByLink', { ...PAY, begunAt: later(900) }, SYSTEM)
      .yields(expect.objectContaining({ type: 'PaymentRequested' }));
  });
});

describe('a deposit', () => {
  const due = orderAt('deposit due');
  const inAdvance = { ...byLink, amount: depositLink.amount, inAdvance: true as const };
  const begun = after(due, { ...secondAttempt, payment: inAdvance });

  test('that is reserved lets the order go on, with as much less to pay at the door', () => {
    const outcome = { outcome: 'authorized', reference: 'pi_2', amount: depositLink.amount } as const;
    expect(settlePayment(begun, '2', outcome, COMMAND_AT)).toEqual([
      { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' },
      { type: 'PaymentLinkUsed', linkId: '1', paymentId: '2' },
      { type: 'CashDueChanged', paymentId: '1', amount: GRAND - depositLink.amount },
      { type: 'HoldReleased', reason: 'DEPOSIT', notes: 'The deposit is paid.' },
    ]);
  });

  test('that is not paid in time has the order cancelled; one that was begun in time is waited for', () => {
    const end = later(86_400);
    expect(expireHolds(due, end)).toMatchObject([{ type: 'CancellationRequested', hold: 'DEPOSIT' }]);
    const late = after(due, {
      ...secondAttempt,
      payment: { ...inAdvance, requestedAt: later(86_390) },
    });
    expect(expireHolds(late, end)).toEqual([]);
    expect(nextToExpire(late)?.until).toBe(later(86_390 + 1_800));
    expect(expireHolds(late, later(86_390 + 1_800))).toMatchObject([{ type: 'CancellationRequested' }]);
  });
});

const fail = (): never => {
  throw new Error('There is no link');
};
