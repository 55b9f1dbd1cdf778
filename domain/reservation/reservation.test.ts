import type { OrderFact } from '../facts';
import { isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { STANDARD_POLICY, type ReservationPolicy } from '../order/policy';
import { derivePaymentStatus } from '../order/status';
import { rowOf } from '../facts';
import { PEOPLE, after, later, newOrder } from '../testing/orders';
import { SYSTEM } from '../people/actor';
import { COMMAND_AT, given } from '../testing/given';
import { authorized, booked, captured, handedOver, orderAt, packed, PARCEL } from '../testing/stages';
import { payDeadline } from '../payment/payDeadline';
import { isReadyToGo, isReadyToServe } from '../../workflows/steps/waits';
import { settlePayment } from '../payment/settlePayment';
import { toGiveFree } from '../payment/surplus';
import { isPaid } from '../payment/amounts';
import { toCapture } from '../payment/capture';

const END = later(100_000);
const NOTICE = { paymentId: '1', captureBefore: END };
const ENDING: OrderFact = { type: 'ReservationEnding', ...NOTICE };
const HELD: OrderFact = {
  ...{ type: 'OrderHeld', reason: 'RESERVATION' },
  notes: `The reservation of payment 1 ends on ${END}: hand the goods over, take the money, or void it and ask for another payment.`,
};
const voidRequested: OrderFact = { type: 'VoidRequested', paymentId: '1' };
const captureRequested: OrderFact = { type: 'CaptureRequested', paymentId: '1' };

const under = (atEnd: ReservationPolicy['atEnd'], ...facts: readonly OrderFact[]): OrderState =>
  after(newOrder({ policy: { ...STANDARD_POLICY, reservations: { noticeMs: 1, atEnd } } }), ...facts);
const confirmed = [authorized, { type: 'OrderConfirmed' }] as const;
const inTheBox = [...confirmed, { type: 'PickingStarted' }, packed, booked] as const;

describe('an order that is told that its reservation ends', () => {
  test('calls a person, by the standard policy and by one that says so, and holds nothing back', () => {
    for (const order of [orderAt('confirmed'), under('hold', ...confirmed)]) {
      given(order).when('noticeExpiry', NOTICE, SYSTEM).yields(ENDING, HELD);
      expect(after(order, ENDING, HELD).holds).toMatchObject([{ blocks: [], owner: 'finance' }]);
    }
  });

  test('is told of the same end once', () => {
    const told = after(orderAt('confirmed'), ENDING, HELD);
    given(told).when('noticeExpiry', NOTICE, SYSTEM).yields();
    const [next] = [{ ...NOTICE, captureBefore: later(200_000) }];
    given(told)
      .when('noticeExpiry', next, SYSTEM)
      .yields({ type: 'ReservationEnding', ...next });
  });

  test('takes the money where the policy says so and all goods are packed; else a person decides', () => {
    given(under('capture', ...inTheBox))
      .when('noticeExpiry', NOTICE, SYSTEM)
      .yields(ENDING, captureRequested);
    given(under('capture', ...confirmed))
      .when('noticeExpiry', NOTICE, SYSTEM)
      .yields(ENDING, HELD);
  });

  test('gives it free where the policy says so, and not once the goods are out', () => {
    given(under('release', ...confirmed))
      .when('noticeExpiry', NOTICE, SYSTEM)
      .yields(ENDING, voidRequested);
    given(under('release', ...inTheBox, handedOver))
      .when('noticeExpiry', NOTICE, SYSTEM)
      .yields(ENDING, {
        ...{ type: 'OrderHeld', reason: 'RESERVATION' },
        notes: `The reservation of payment 1 ends on ${END}: the goods are out, and their money was not taken.`,
      });
  });

  test('does nothing more where somebody has decided already', () => {
    for (const decided of [captureRequested, voidRequested])
      given(after(orderAt('confirmed'), decided))
        .when('noticeExpiry', NOTICE, SYSTEM)
        .yields(ENDING);
  });

  test.each(['placed', 'delivered', 'cancelling', 'cancelled', 'closed', 'authorization lost'] as const)(
    'has nothing to do where it is %s',
    (place) => {
      given(orderAt(place)).when('noticeExpiry', NOTICE, SYSTEM).yields();
    },
  );

  test('believes no end that is none', () => {
    given(orderAt('confirmed'))
      .when('noticeExpiry', { ...NOTICE, captureBefore: 'soon' }, SYSTEM)
      .isRefused('validation', /instant/);
  });
});

describe('the hold for a reservation that ends', () => {
  const held = after(orderAt('confirmed'), ENDING, HELD);

  test.each([
    ['its money is taken', captured],
    ['it is given free on purpose', { type: 'PaymentVoided', paymentId: '1', retryUntil: later(999) }],
  ] as const)('ends when %s', (_, fact) => {
    expect(after(held, fact).holds).toEqual([]);
  });

  test('gives way to that for the payment when the gateway gives it free by itself: not paid, and somebody has to ask why', () => {
    const facts = settlePayment(held, '1', { outcome: 'voided', reference: 'pi_1', amount: 1 }, COMMAND_AT);
    expect(facts).toEqual([{ type: 'PaymentVoided', paymentId: '1' }]);
    const lapsed = after(held, ...facts);
    expect(lapsed.holds).toMatchObject([{ reason: 'PAYMENT', owner: 'finance' }]);
    expect(derivePaymentStatus(lapsed)).toBe('VOIDED');
  });

  test('keeps another as long as money is reserved', () => {
    const twice = { ...held, payments: [...held.payments, { ...held.payments[0], id: '2' }] } as OrderState;
    expect(isHeld(after(twice, captured), 'RESERVATION')).toBe(true);
  });
});

describe('voiding a payment', () => {
  const asked = after(orderAt('confirmed'), voidRequested);

  test('asks the gateway, unless a person has to look first or the goods are out', () => {
    expect(toGiveFree(asked)).toMatchObject({ id: '1' });
    expect(toGiveFree(after(asked, { type: 'OrderHeld', reason: 'PAYMENT' }))).toBeUndefined();
    expect(toGiveFree(after(orderAt('ready'), voidRequested, handedOver))).toBeUndefined();
    expect(toGiveFree(orderAt('confirmed'))).toBeUndefined();
  });

  test('gives the customer the time of a payment that failed, and tells them', () => {
    const [fact] = settlePayment(asked, '1', { outcome: 'voided', reference: 'pi_1', amount: 1 }, COMMAND_AT);
    const retryUntil = later(1_000 + 86_400);
    expect(fact).toEqual({ type: 'PaymentVoided', paymentId: '1', retryUntil });
    const free = after(asked, { type: 'PaymentVoided', paymentId: '1', retryUntil });
    expect([free.holds, payDeadline(free)?.at]).toEqual([[], retryUntil]);
    expect(rowOf('PaymentVoided').tells?.({ type: 'PaymentVoided', paymentId: '1', retryUntil })).toBe(
      'paymentDue',
    );
    given(free)
      .when('pay', { method: 'card', token: 'pm_card_visa' }, PEOPLE.customer)
      .yields({
        type: 'PaymentRequested',
        payment: expect.objectContaining({ id: '2', amount: free.totals.grand, state: 'PENDING' }),
      });
  });

  test('of goods that went out meanwhile leaves somebody to see to it', () => {
    const out = after(orderAt('ready'), voidRequested, handedOver, {
      ...{ type: 'PaymentVoided', paymentId: '1', retryUntil: later(999) },
    });
    expect(isHeld(out, 'PAYMENT')).toBe(true);
  });

  test.each([
    ['delivered', /No money is reserved/],
    ['handed over', /goods are out/],
    ['cancelled', /is cancelled/],
  ] as const)('is refused where the order is %s', (place, why) => {
    given(orderAt(place)).when('voidPayment', {}).isRefused('not-allowed', why);
  });

  test('is refused while the gateway is asked', () => {
    given(asked)
      .when('voidPayment', {})
      .isRefused('not-allowed', /asked already/);
  });
});

describe('taking the money before the goods leave', () => {
  test.each([
    ['placed', /No money is reserved/],
    ['handed over', /being taken/],
    ['under review', /under review/],
  ] as const)('is refused where the order is %s', (place, why) => {
    given(orderAt(place)).when('capturePayment', {}, PEOPLE.finance).isRefused('not-allowed', why);
  });

  test('is asked for once', () => {
    given(orderAt('confirmed')).when('capturePayment', {}, PEOPLE.finance).yields(captureRequested);
    given(after(orderAt('confirmed'), captureRequested))
      .when('capturePayment', {}, PEOPLE.finance)
      .isRefused('not-allowed', /being taken/);
  });
});

describe('a parcel whose money somebody wants given free', () => {
  const inHouse = after(newOrder(), ...inTheBox);
  const wanted = after(inHouse, voidRequested);

  test('stays in the house until the gateway has answered, whoever would hand it over', () => {
    given(wanted)
      .when('handOver', {}, PEOPLE.warehouse)
      .isRefused('not-allowed', /being given free/);
    given(wanted)
      .when('setStatus', { status: 'SHIPPED' }, PEOPLE.warehouse)
      .isRefused('illegal-transition', /./);
    expect([isReadyToGo(inHouse, PARCEL), isReadyToGo(wanted, PARCEL)]).toEqual([true, false]);
    expect([isReadyToServe(inHouse), isReadyToServe(wanted)]).toEqual([true, false]);
    const free = after(wanted, { type: 'PaymentVoided', paymentId: '1', retryUntil: END });
    given(free)
      .when('handOver', {}, PEOPLE.warehouse)
      .isRefused('not-allowed', /paid again/);
  });

  test('that its courier took all the same has its money taken, or calls a person where the gateway was faster', () => {
    const gone = after(wanted, handedOver);
    expect([toGiveFree(gone), toCapture(gone)?.id]).toEqual([undefined, '1']);
    const outcome = { outcome: 'voided', reference: 'pi_1', amount: newOrder().totals.grand } as const;
    const free = after(gone, ...settlePayment(gone, '1', outcome, COMMAND_AT));
    expect([isHeld(free, 'PAYMENT'), isPaid(free)]).toEqual([true, false]);
  });
});
