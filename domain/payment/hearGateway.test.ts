import { decide } from '../decide';
import type { OrderState } from '../order/order';
import { SYSTEM } from '../people/actor';
import { settledTransactions } from './transactions/settledTransactions';
import { after, asEvent, later, newOrder } from '../testing/orders';
import { PLACES, cancelled, declined, orderAt, secondAttempt } from '../testing/stages';
import { capturedOf } from './amounts';
import { hearGateway, isForeign, type GatewayWord } from './hearGateway';
import type { PaymentOutcome } from './payment';
import { settlePayment } from './settlePayment';

const AT = later(5_000);
const TOTAL = newOrder().totals.grand;

const word = (outcome: GatewayWord['outcome'], change: Partial<GatewayWord> = {}): GatewayWord => ({
  ...{ paymentId: '1', outcome, currency: 'BDT' },
  ...change,
});
const moved = (outcome: 'authorized' | 'captured' | 'voided', amount = TOTAL, reference = 'pi_1') =>
  ({ outcome, reference, amount }) as const;

test('money of another currency, reference or payment is none of the order’s, whatever is said of it', () => {
  const order = orderAt('ready');
  for (const foreign of [
    word(moved('captured'), { currency: 'USD' }),
    word(moved('captured', TOTAL, 'pi_foreign')),
    word(moved('captured'), { paymentId: '7' }),
    word(moved('voided', TOTAL, 'pi_foreign')),
    word({ outcome: 'declined', code: 'card_declined', reference: 'pi_foreign' }),
  ]) {
    expect(isForeign(order, foreign)).toBe(true);
    expect(hearGateway(order, foreign, AT)).toEqual([]);
  }
  expect(isForeign(order, word(moved('captured')))).toBe(false);
  expect(isForeign(order, word({ outcome: 'declined', code: 'card_declined' }))).toBe(false);
  expect(isForeign(order, { paymentId: '1', outcome: moved('captured') })).toBe(false);
});

test('a declined attempt is paid by its own money alone, where the refusal named it; where it did not, the first word does', () => {
  const refused = { outcome: 'declined', code: 'card_declined' } as const;
  const declinedBy = (outcome: PaymentOutcome): OrderState =>
    after(newOrder(), ...settlePayment(newOrder(), '1', outcome, AT));
  const foreign = [
    word(moved('authorized', TOTAL, 'pi_foreign')),
    word(moved('captured', TOTAL, 'pi_foreign')),
  ];
  for (const named of [declinedBy({ ...refused, reference: 'pi_1' }), declinedBy(moved('voided'))]) {
    expect(named.payments).toMatchObject([{ state: 'DECLINED', reference: 'pi_1' }]);
    for (const about of foreign) {
      expect(isForeign(named, about)).toBe(true);
      expect(hearGateway(named, about, AT)).toEqual([]);
    }
  }
  const named = declinedBy({ ...refused, reference: 'pi_1' });
  expect(after(named, ...hearGateway(named, word(moved('authorized')), AT)).payments[0]?.state).toBe(
    'AUTHORIZED',
  );
  for (const nameless of [declinedBy(refused), declinedBy(moved('voided', 0, ''))]) {
    expect(nameless.payments[0]).not.toHaveProperty('reference');
    expect(isForeign(nameless, word(moved('authorized')))).toBe(false);
  }
});

test('less than the price is recorded as what was taken, and held', () => {
  const facts = hearGateway(orderAt('handed over'), word(moved('captured', 1)), AT);
  expect(facts.map(({ type }) => type)).toEqual(['PaymentCaptured', 'OrderHeld']);
  const [payment] = after(orderAt('handed over'), ...facts).payments;
  expect(payment && capturedOf(payment)).toBe(1);
});

test('everything else is settled as the answer to a call is', () => {
  for (const place of PLACES) {
    const order = orderAt(place);
    if (order.cancellation) continue;
    for (const outcome of [moved('authorized'), moved('captured'), moved('voided')]) {
      expect(hearGateway(order, word(outcome), AT)).toEqual(settlePayment(order, '1', outcome, AT));
    }
  }
});

describe('money that is reserved after the order was cancelled', () => {
  const late = after(
    orderAt('payment failed'),
    cancelled,
    { type: 'InventoryReleased' },
    { type: 'OrderCancelled' },
  );
  const facts = hearGateway(late, word(moved('authorized')), AT);
  const held: OrderState = after(late, ...facts);

  test('stands in the history with its amount and reference, and in the ledger', () => {
    expect(facts).toEqual([
      { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
      {
        type: 'OrderHeld',
        reason: 'PAYMENT',
        notes: 'Authorized after the cancellation: 50670.00 BDT, pi_1.',
      },
    ]);
    const event = asEvent(late, { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' });
    expect(settledTransactions(event, { before: late, after: held })).toEqual([
      expect.objectContaining({ kind: 'AUTHORIZE', status: 'SUCCEEDED', amount: TOTAL, providerRef: 'pi_1' }),
    ]);
  });

  test('is to be given free, once a person has looked', () => {
    expect(held.undo).toEqual([{ kind: 'voidPayment', paymentId: '1' }]);
    expect(held.holds.map(({ key }) => key)).toEqual(['PAYMENT']);
    expect(hearGateway(held, word(moved('authorized')), AT)).toEqual([]);
  });

  test('is recorded also where the order is held for its money already', () => {
    const waiting = after(late, { type: 'OrderHeld', reason: 'PAYMENT' });
    const said = hearGateway(waiting, word(moved('authorized', 7)), AT);
    expect(said).toEqual([
      { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1', amount: 7 },
      expect.objectContaining({ type: 'OrderHeld', notes: expect.stringContaining('0.07 BDT') }),
    ]);
    expect(after(waiting, ...said).holds).toHaveLength(1);
  });
});

test('after a cancellation only the attempt that was given up can come true, and only by a reservation', () => {
  const late = after(
    orderAt('payment failed'),
    secondAttempt,
    { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' },
    cancelled,
    { type: 'PaymentVoided', paymentId: '2' },
    { type: 'OrderCancelled' },
  );
  expect(hearGateway(late, word(moved('authorized', TOTAL, 'pi_2'), { paymentId: '2' }), AT)).toEqual([]);
  expect(hearGateway(late, word(moved('voided')), AT)).toEqual([]);
  const taken = hearGateway(late, word(moved('captured')), AT);
  expect(taken.map(({ type }) => type)).toEqual(['PaymentCaptured', 'OrderHeld']);
});

test('words that an earlier release has sent mean what they meant then', () => {
  const late = after(orderAt('payment failed'), cancelled);
  const command = { name: 'paymentEvent', commandId: 'c', actor: SYSTEM } as const;
  const payload = { paymentId: '1', outcome: moved('authorized') };
  expect(decide(late, { ...command, payload }, AT)).toEqual([{ type: 'OrderHeld', reason: 'PAYMENT' }]);
  expect(decide(late, { ...command, payload: { ...payload, currency: 'BDT' } }, AT)).toHaveLength(2);
});

describe('an order whose reservation lapsed', () => {
  const lapsed = after(orderAt('authorization lost'), secondAttempt);
  const pay = (order: OrderState, amount = TOTAL): OrderState =>
    after(order, ...hearGateway(order, word(moved('authorized', amount, 'pi_2'), { paymentId: '2' }), AT));

  test('is free to go once it is paid again', () => {
    expect(lapsed.holds.map(({ key }) => key)).toEqual(['PAYMENT']);
    expect(pay(lapsed).holds).toEqual([]);
    expect(settlePayment(lapsed, '2', moved('authorized', TOTAL, 'pi_2'), AT)).toContainEqual({
      type: 'HoldReleased',
      reason: 'PAYMENT',
      notes: 'The order was paid again.',
    });
  });

  test('stays held when less is paid, or when the hold has another cause', () => {
    expect(pay(lapsed, TOTAL - 1).holds).not.toEqual([]);
    const part = { ...secondAttempt.payment, amount: TOTAL - 1 };
    const inPart = after(orderAt('authorization lost'), { ...secondAttempt, payment: part });
    expect(pay(inPart, TOTAL - 1).holds.map(({ key }) => key)).toEqual(['PAYMENT']);
    const refused = after(
      orderAt('handed over'),
      { type: 'PaymentCaptureFailed', paymentId: '1', code: 'charge_expired' },
      { type: 'PaymentVoided', paymentId: '1' },
      secondAttempt,
    );
    expect(pay(refused).holds.map(({ key }) => key)).toEqual(['PAYMENT']);
    const paidBeside = after(
      lapsed,
      { ...secondAttempt, payment: { ...secondAttempt.payment, id: '3', ordinal: 3 } },
      { type: 'PaymentAuthorized', paymentId: '3', reference: 'pi_3' },
    );
    expect(pay(paidBeside).holds.map(({ key }) => key)).toEqual(['PAYMENT']);
    const onlyDeclined = after(newOrder(), declined, { type: 'OrderHeld', reason: 'PAYMENT' }, secondAttempt);
    expect(pay(onlyDeclined).holds.map(({ key }) => key)).toEqual(['PAYMENT']);
  });
});
