import { decide } from '../decide';
import type { OrderFact } from '../facts';
import { isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { SYSTEM } from '../people/actor';
import { after, asEvent, later, newOrder } from '../testing/orders';
import { PLACES, authorized, cancelled, captured, declined, orderAt, secondAttempt } from '../testing/stages';
import { authorizedOf, capturedOf } from './amounts';
import { toCapture } from './capture';
import { hearGateway, type GatewayWord } from './hearGateway';
import { hearWebhook } from './hearWebhook';
import { settledTransactions } from './transactions/settledTransactions';
import type { PaymentOutcome } from './payment';
import { settlePayment } from './settlePayment';
import { toGiveFree } from './surplus';

const AT = later(5_000);
const TOTAL = newOrder().totals.grand;

const moved = (outcome: 'authorized' | 'captured' | 'voided', reference = 'pi_1', amount = TOTAL) =>
  ({ outcome, reference, amount }) as const;
const say = (outcome: PaymentOutcome, paymentId = '1'): GatewayWord => ({
  ...{ paymentId, outcome, currency: 'BDT', source: 'webhook' },
});
const hear = (order: OrderState, outcome: PaymentOutcome, paymentId = '1'): readonly OrderFact[] =>
  hearWebhook(order, say(outcome, paymentId), AT);
const heard = (order: OrderState, outcome: PaymentOutcome, paymentId = '1'): OrderState =>
  after(order, ...hear(order, outcome, paymentId));

const held = (notes: string): OrderFact => ({ type: 'OrderHeld', reason: 'PAYMENT', notes });
const stays = (notes: string): OrderFact => ({ type: 'OrderHeld', reason: 'PAYMENT', notes, stays: true });
const released: OrderFact = { type: 'HoldReleased', reason: 'PAYMENT' };
const attempt = (ordinal: number): OrderFact => ({
  ...secondAttempt,
  payment: { ...secondAttempt.payment, id: String(ordinal), ordinal },
});
const statesOf = ({ payments }: OrderState) => payments.map(({ state }) => state);

/** The first attempt was declined, the second pays the order. */
const paidAtTheSecond = after(orderAt('payment failed'), secondAttempt, {
  ...authorized,
  paymentId: '2',
  reference: 'pi_2',
});

test('words without a source mean what they meant when an earlier release sent them', () => {
  const command = { name: 'paymentEvent', commandId: 'c', actor: SYSTEM } as const;
  const { source: _none, ...old } = say(moved('authorized'));
  expect(decide(paidAtTheSecond, { ...command, payload: old }, AT)).toEqual([
    { type: 'OrderHeld', reason: 'PAYMENT' },
  ]);
  expect(decide(paidAtTheSecond, { ...command, payload: say(moved('authorized')) }, AT)).toHaveLength(2);
  const gone = after(newOrder(), cancelled, { type: 'PaymentVoided', paymentId: '1' });
  expect(decide(gone, { ...command, payload: old }, AT)).toEqual([]);
  expect(decide(gone, { ...command, payload: say(moved('authorized')) }, AT)).toHaveLength(2);
});

test('what an order expects is settled as the answer to a call is, and other money is none of its', () => {
  for (const place of PLACES) {
    const order = orderAt(place);
    for (const outcome of [moved('authorized'), moved('captured'), moved('voided')]) {
      if (isHeld(order, 'PAYMENT')) continue;
      const expected = settlePayment(order, '1', outcome, AT);
      expect(hear(order, outcome).map(({ type }) => type)).toEqual(expected.map(({ type }) => type));
      expect(hearWebhook(order, { ...say(outcome), currency: 'USD' }, AT)).toEqual([]);
      expect(hear(order, outcome, '7')).toEqual([]);
    }
  }
});

describe('an order that was cancelled while the answer was out', () => {
  const gaveUp = after(newOrder(), cancelled, { type: 'PaymentVoided', paymentId: '1' });
  const gone = after(gaveUp, { type: 'InventoryReleased' }, { type: 'OrderCancelled' });

  test('records the money that is reserved after all, which is to be given free', () => {
    const facts = hear(gone, moved('authorized'));
    expect(facts).toEqual([authorized, held('Authorized after the cancellation: 50670.00 BDT, pi_1.')]);
    const order = after(gone, ...facts);
    expect(order.undo).toEqual([{ kind: 'voidPayment', paymentId: '1' }]);
    expect(order.holds.map(({ key }) => key)).toEqual(['PAYMENT']);
    const free = after(order, released, ...settlePayment(order, '1', moved('voided'), AT));
    expect([free.undo, free.holds, statesOf(free)]).toEqual([[], [], ['VOIDED']]);
    expect(hear(free, moved('authorized'))).toEqual([]);
  });

  test('records the money that was taken after all', () => {
    const facts = hear(gone, moved('captured'));
    expect(facts).toEqual([
      { ...captured, reference: 'pi_1', late: true },
      stays('Taken after the attempt had failed: 50670.00 BDT, pi_1.'),
    ]);
    expect(after(gone, ...facts).payments.map(capturedOf)).toEqual([TOTAL]);
  });

  test.each([
    ['that it had known', after(newOrder(), authorized, cancelled)],
    ['that the void told of', after(newOrder(), cancelled)],
  ])('takes a word for old about money %s and has given free', (_which, order) => {
    const free = after(order, ...settlePayment(order, '1', moved('voided'), AT));
    expect(free.payments).toMatchObject([{ state: 'VOIDED', reference: 'pi_1' }]);
    expect(hear(free, moved('authorized'))).toEqual([]);
  });

  test('doesn’t take for given free what a refusal named and nobody voided', () => {
    const order = after(newOrder(), cancelled);
    const nothing = after(order, ...settlePayment(order, '1', moved('voided', 'pi_1', 0), AT));
    expect(nothing.payments[0]).not.toHaveProperty('reference');
    expect(hear(nothing, moved('authorized'))).toHaveLength(2);
  });
});

test('a word that a payment was authorized is old once the gateway has cancelled it, also after a cancellation', () => {
  const byGateway = after(newOrder(), ...settlePayment(newOrder(), '1', moved('voided'), AT));
  expect(hear(byGateway, moved('authorized'))).toEqual([]);
  expect(hear(after(byGateway, cancelled), moved('authorized'))).toEqual([]);
});

describe('an earlier attempt that is authorized when another has paid', () => {
  const facts = hear(paidAtTheSecond, moved('authorized'));
  const order = after(paidAtTheSecond, ...facts);

  test('is recorded with its amount and reference, in the ledger too, and held', () => {
    expect(facts).toEqual([
      { ...authorized, late: true },
      stays('Authorized after the attempt had failed: 50670.00 BDT, pi_1.'),
    ]);
    const event = asEvent(paidAtTheSecond, { ...authorized, late: true });
    expect(settledTransactions(event, { before: paidAtTheSecond, after: order })).toEqual([
      expect.objectContaining({ kind: 'AUTHORIZE', status: 'SUCCEEDED', amount: TOTAL, providerRef: 'pi_1' }),
    ]);
    expect(order.payments.map(authorizedOf)).toEqual([TOTAL, TOTAL]);
    expect(hear(order, moved('authorized'))).toEqual([]);
    const other = hear(paidAtTheSecond, moved('authorized', 'pi_1', 7));
    expect(other).toEqual([
      { ...authorized, late: true, amount: 7 },
      stays('Authorized after the attempt had failed: 0.07 BDT, pi_1.'),
    ]);
  });

  test('is given free once a person has looked, and nobody asks why', () => {
    expect(toGiveFree(order)).toBeUndefined();
    const looked = after(order, released);
    expect(toGiveFree(looked)?.id).toBe('1');
    const free = after(looked, ...settlePayment(looked, '1', moved('voided'), AT));
    expect([statesOf(free), free.holds, toGiveFree(free)]).toEqual([['VOIDED', 'AUTHORIZED'], [], undefined]);
    expect(toCapture(free)?.id).toBe('2');
    // What pays the order is missed.
    expect(after(free, { type: 'PaymentVoided', paymentId: '2' }).holds).toHaveLength(1);
  });

  test('is not taken while a person has to look, and never beside the other', () => {
    expect(toCapture(order)?.id).toBe('2');
    const taken = after(order, { ...captured, paymentId: '2' });
    expect(toCapture(taken)).toBeUndefined();
    expect(toCapture(after(taken, released))).toBeUndefined();
    expect(toGiveFree(after(taken, released))?.id).toBe('1');
    const lapsed = after(order, { type: 'PaymentVoided', paymentId: '2' });
    expect([toCapture(lapsed), toGiveFree(after(lapsed, released))]).toEqual([undefined, undefined]);
    expect(toCapture(after(lapsed, released))?.id).toBe('1');
  });

  test('is given free with the other when the order is cancelled', () => {
    expect(after(order, cancelled).undo).toEqual(
      expect.arrayContaining(['1', '2'].map((paymentId) => ({ kind: 'voidPayment', paymentId }))),
    );
  });
});

test('the latest attempt pays an order that wants its money, and is late in one that is paid or closed', () => {
  expect(hear(orderAt('payment failed'), moved('authorized'))).toEqual([authorized]);
  const paidByTheFirst = after(
    ...([orderAt('payment failed'), secondAttempt, { ...declined, paymentId: '2' }, captured] as const),
  );
  expect(hear(paidByTheFirst, moved('authorized', 'pi_2'), '2')).toMatchObject([
    { type: 'PaymentAuthorized', late: true },
    { type: 'OrderHeld' },
  ]);
  const closed = after(orderAt('payment failed'), { type: 'OrderClosed' });
  expect(hear(closed, moved('authorized'))).toMatchObject([{ late: true }, { type: 'OrderHeld' }]);
});

test('of several attempts that are authorized late each is recorded, and the order keeps one', () => {
  const paidAtTheThird = after(
    ...([orderAt('payment failed'), secondAttempt, { ...declined, paymentId: '2' }, attempt(3)] as const),
    { ...authorized, paymentId: '3', reference: 'pi_3' },
  );
  const first = heard(paidAtTheThird, moved('authorized'));
  const facts = hear(first, moved('authorized', 'pi_2', 1), '2');
  expect(facts).toEqual([
    { ...authorized, paymentId: '2', reference: 'pi_2', late: true, amount: 1 },
    stays('Authorized after the attempt had failed: 0.01 BDT, pi_2.'),
  ]);
  let order = after(first, ...facts, released);
  const free: (string | undefined)[] = [];
  for (let next = toGiveFree(order); next; next = toGiveFree(order)) {
    free.push(next.id);
    order = after(order, ...settlePayment(order, next.id, moved('voided'), AT));
  }
  expect([free, statesOf(order), order.holds]).toEqual([['1', '2'], ['VOIDED', 'VOIDED', 'AUTHORIZED'], []]);
});

test('an order that no other attempt has paid is paid by what came late, once a person has looked', () => {
  const twice = after(orderAt('payment failed'), secondAttempt, { ...declined, paymentId: '2' });
  const order = after(heard(twice, moved('authorized')), released);
  expect([toGiveFree(order), toCapture(order)?.id]).toEqual([undefined, '1']);
});

describe('an earlier attempt that was taken when another has paid', () => {
  const facts = hear(paidAtTheSecond, moved('captured'));
  const order = after(paidAtTheSecond, ...facts);

  test('is recorded with its amount and reference, in the ledger too, and held', () => {
    expect(facts).toEqual([
      { ...captured, reference: 'pi_1', late: true },
      stays('Taken after the attempt had failed: 50670.00 BDT, pi_1.'),
    ]);
    const event = asEvent(paidAtTheSecond, { ...captured, reference: 'pi_1', late: true });
    expect(settledTransactions(event, { before: paidAtTheSecond, after: order })).toContainEqual(
      expect.objectContaining({ kind: 'CAPTURE', status: 'SUCCEEDED', amount: TOTAL, providerRef: 'pi_1' }),
    );
  });

  test('leaves the other one to be given free, once a person has looked', () => {
    expect([toGiveFree(order), toCapture(order)]).toEqual([undefined, undefined]);
    const looked = after(order, released);
    expect(toGiveFree(looked)?.id).toBe('2');
    const free = after(looked, ...settlePayment(looked, '2', moved('voided', 'pi_2'), AT));
    expect([statesOf(free), free.holds]).toEqual([['CAPTURED', 'VOIDED'], []]);
  });

  test('leaves what is still due of the other one', () => {
    const part = after(heard(paidAtTheSecond, moved('captured', 'pi_1', 7)), released);
    expect([toGiveFree(part), toCapture(part)?.id]).toEqual([undefined, '2']);
  });
});

test('more than is known is told with amount and reference each time, also where the order is held already', () => {
  const waiting = after(orderAt('delivered'), { type: 'OrderHeld', reason: 'PAYMENT' });
  expect(hear(waiting, moved('captured', 'pi_1', TOTAL + 500))).toEqual([
    stays('The gateway tells of 50675.00 BDT, pi_1; 50670.00 BDT is known.'),
  ]);
  expect(hear(waiting, moved('captured'))).toEqual([]);
  const reserved = after(orderAt('confirmed'), { type: 'OrderHeld', reason: 'PAYMENT' });
  expect(hear(reserved, moved('authorized', 'pi_1', TOTAL + 500))).toHaveLength(1);
  expect(hear(orderAt('cancelled'), moved('captured'))).toEqual([
    stays('The gateway tells of 50670.00 BDT, pi_1; 0.00 BDT is known.'),
  ]);
});

test('an order without late money has no surplus, whatever is reserved beside its price', () => {
  for (const place of PLACES) expect(toGiveFree(orderAt(place))).toBeUndefined();
  const twice = after(orderAt('confirmed'), secondAttempt, {
    ...authorized,
    paymentId: '2',
    reference: 'pi_2',
  });
  expect(toGiveFree(twice)).toBeUndefined();
  const bare = hearGateway(paidAtTheSecond, { ...say(moved('captured')) }, AT);
  expect(toGiveFree(after(paidAtTheSecond, ...bare, released))).toBeUndefined();
});

test('a word that doesn’t tell how much is refused before anything is made of it', () => {
  const payload = say({ outcome: 'captured', reference: 'pi_1' } as unknown as PaymentOutcome);
  const command = { name: 'paymentEvent', commandId: 'c', actor: SYSTEM, payload } as const;
  expect(() => decide(orderAt('delivered'), command, AT)).toThrow(/amount/);
});

describe('money that was told of beside a lapse', () => {
  const lapsed = heard(orderAt('confirmed'), moved('voided'));
  const payAgain = (order: OrderState): OrderState =>
    heard(after(order, secondAttempt), moved('authorized', 'pi_2'), '2');
  const reasons = ({ holds }: OrderState) => holds.map(({ reason }) => reason);

  test('keeps the order held though it is paid again, whichever was told first', () => {
    const taken = heard(lapsed, moved('captured'));
    expect(reasons(payAgain(taken))).toEqual(['PAYMENT']);
    const more = heard(orderAt('confirmed'), moved('authorized', 'pi_1', TOTAL + 1));
    expect(reasons(payAgain(heard(more, moved('voided'))))).toEqual(['PAYMENT']);
    const disputed = hearWebhook(
      lapsed,
      {
        ...{ paymentId: '1', source: 'webhook' },
        outcome: { outcome: 'disputed', reference: 'pi_1', dispute: 'dp_1', state: 'OPEN' },
      },
      AT,
    );
    expect(reasons(payAgain(after(lapsed, ...disputed)))).toEqual(['PAYMENT']);
  });

  test('is forgotten with the hold that a person has released: the next lapse ends as any does', () => {
    const seenTo = after(heard(lapsed, moved('captured')), { ...released, notes: 'Given back' });
    const again = after(seenTo, { type: 'OrderHeld', reason: 'PAYMENT' });
    expect(reasons(payAgain(again))).toEqual([]);
    expect(reasons(payAgain(lapsed))).toEqual([]);
  });
});
