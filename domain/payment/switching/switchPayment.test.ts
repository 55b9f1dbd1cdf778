import { paidOf, toGiveBack } from '../amounts';
import { cashParcels } from '../../cash/cash';
import { cashFor, cashToCollect } from '../../cash/cashFor';
import { noticeOtherCash } from '../../cash/change/tellCouriers';
import { hearCash } from '../../cash/collected/hearCash';
import { decide } from '../../decide';
import { isHeld } from '../../holds/holds';
import type { CourierWord } from '../../parcel/courierWord';
import type { OrderState } from '../../order/order';
import { derivePaymentStatus } from '../../order/status';
import { command, COMMAND_AT, given } from '../../testing/given';
import { after, CABLE, later, newOrder, PEOPLE } from '../../testing/orders';
import { booked, captured, declined, orderAt, PARCEL, packedForCash, tracked } from '../../testing/stages';
import { settlePayment } from '../settlePayment';
import { toGiveFree } from '../surplus';

const GRAND = newOrder().totals.grand;
const TO_CARD = { method: 'card', token: 'tok_visa' } as const;
const TO_DOOR = { method: 'cod', refusedAtDoor: 0 } as const;

/** The order after a command, and the gateway's answer to what it asked for. */
function switched(order: OrderState, amount?: number): OrderState {
  const asked = decide(
    order,
    command('switchPayment', { ...TO_CARD, ...(amount && { amount }) }),
    COMMAND_AT,
  );
  const pending = after(order, ...asked);
  const payment = pending.payments.at(-1);
  if (!payment) throw new Error('Nothing was asked for');
  const outcome = { outcome: 'authorized', reference: 'pi_x', amount: payment.amount } as const;
  return after(pending, ...settlePayment(pending, payment.id, outcome, COMMAND_AT));
}

describe('from the door to a card', () => {
  test('asks for all that would be paid at the door, which stays due until it is reserved', () => {
    const order = newOrder({ method: 'cod' });
    const asked = decide(order, command('switchPayment', TO_CARD, PEOPLE.customer), COMMAND_AT);
    expect(asked).toMatchObject([
      { type: 'PaymentRequested', payment: { method: 'card', amount: GRAND, inAdvance: true } },
    ]);
    const pending = after(order, ...asked);
    expect([paidOf(pending), cashToCollect(pending)]).toEqual([GRAND, GRAND]);
    const failed = after(pending, { ...declined, paymentId: '2' });
    expect([derivePaymentStatus(failed), cashToCollect(failed)]).toEqual(['COD_DUE', GRAND]);
  });

  test('leaves nothing to collect once it is reserved, and no parcel has cash', () => {
    const order = switched(newOrder({ method: 'cod' }));
    expect([derivePaymentStatus(order), cashToCollect(order), paidOf(order)]).toEqual([
      'AUTHORIZED',
      undefined,
      GRAND,
    ]);
    expect(cashFor(order, packedForCash.lines)).toBeUndefined();
  });

  test('of a part leaves the rest at the door', () => {
    const order = switched(newOrder({ method: 'cod' }), 5_070_00);
    expect([cashToCollect(order), paidOf(order)]).toEqual([GRAND - 5_070_00, GRAND]);
    expect(cashFor(order, packedForCash.lines)).toEqual({
      due: GRAND - 5_070_00,
      toCollect: GRAND - 5_070_00,
    });
    expect(derivePaymentStatus(order)).toBe('COD_DUE');
    const out = after(order, { ...captured, paymentId: '2' });
    expect(derivePaymentStatus(out)).toBe('PARTIALLY_PAID');
  });

  test('lowers what the courier collects, and somebody has to tell it', () => {
    const order = switched(orderAt('cash due'), 600_00);
    const [parcel] = cashParcels(order);
    expect(parcel?.cash).toEqual({
      ...{ due: GRAND - 600_00, toCollect: GRAND - 600_00, lowered: true, told: GRAND },
    });
    // The goods are out: nothing is kept back by it.
    expect(order.holds).toMatchObject([{ reason: 'CASH_CHANGE', owner: 'warehouse', blocks: [] }]);
    given(order).when('releaseHold', { key: 'CASH_CHANGE' }, PEOPLE.warehouse).yields({
      type: 'HoldReleased',
      reason: 'CASH_CHANGE',
    });
    const told = after(order, { type: 'HoldReleased', reason: 'CASH_CHANGE' });
    expect(cashParcels(told)[0]?.cash.told).toBeUndefined();
  });

  test('keeps a booked parcel in the house until the courier knows, and needs nobody for one that isn’t booked', () => {
    const packed = after(newOrder({ method: 'cod' }), { type: 'OrderConfirmed' }, packedForCash);
    expect(switched(packed).holds).toEqual([]);
    expect(cashParcels(switched(packed))[0]?.cash).toMatchObject({ due: 0, toCollect: 0 });
    expect(switched(after(packed, booked)).holds).toMatchObject([
      { reason: 'CASH_CHANGE', blocks: ['hand-over'] },
    ]);
  });

  test('that comes while a courier is asked to book has somebody tell it what it was not told', () => {
    const packed = after(newOrder({ method: 'cod' }), { type: 'OrderConfirmed' }, packedForCash);
    const paid = after(switched(packed), booked);
    expect(noticeOtherCash(paid, PARCEL, 0)).toEqual([]);
    const facts = noticeOtherCash(paid, PARCEL, GRAND);
    expect(facts.map(({ type }) => type)).toEqual(['CashDueChanged', 'OrderHeld']);
    const noticed = after(paid, ...facts);
    expect(cashParcels(noticed)[0]?.cash).toMatchObject({ due: 0, toCollect: 0, told: GRAND });
    expect(noticed.payments).toEqual(paid.payments);
  });

  test('is refused once the parcel has arrived, since its customer may have paid', () => {
    const arrived = after(orderAt('cash due'), tracked('DELIVERED', 200));
    given(arrived)
      .when('switchPayment', TO_CARD)
      .isRefused('not-allowed', /courier to tell/);
  });

  test('names the field that is wrong', () => {
    const pointersOf = (payload: Parameters<typeof command<'switchPayment'>>[1], order: OrderState) =>
      given(order).when('switchPayment', payload).isRefused('validation', /./).extra.errors;
    expect(pointersOf({ method: 'card' }, orderAt('cash due'))).toMatchObject([{ pointer: '/token' }]);
    expect(pointersOf({ ...TO_CARD, amount: GRAND + 1 }, orderAt('cash due'))).toMatchObject([
      { pointer: '/amount' },
    ]);
    expect(pointersOf({ ...TO_DOOR, token: 'x' }, orderAt('payment failed'))).toMatchObject([
      { pointer: '/token' },
    ]);
    expect(pointersOf({ ...TO_DOOR, amount: 1 }, orderAt('payment failed'))).toMatchObject([
      { pointer: '/amount' },
    ]);
  });
});

describe('a courier that collects all the same', () => {
  const word = (amount: number): CourierWord => ({
    ...{ parcelId: PARCEL, trackingId: 't9', status: 'DELIVERED', vendorStatus: 'Delivered' },
    ...{ occurredAt: later(300), source: 'webhook', consignmentId: 'DC1', collected: amount },
  });

  test('holds the order for finance, with the surplus, and nobody has to tell it any more', () => {
    const order = switched(orderAt('cash due'));
    const facts = hearCash(order, word(GRAND));
    expect(facts.map(({ type }) => type)).toEqual(['CashCollected', 'HoldReleased', 'OrderHeld']);
    const paid = after(order, { ...captured, paymentId: '2' }, ...facts);
    expect([isHeld(paid, 'PAYMENT'), isHeld(paid, 'CASH_CHANGE'), toGiveBack(paid)]).toEqual([
      true,
      false,
      GRAND,
    ]);
  });

  test('collects nothing where nothing was to be: that is all', () => {
    const order = switched(orderAt('cash due'));
    expect(hearCash(order, word(0))).toEqual([
      { type: 'HoldReleased', reason: 'CASH_CHANGE', notes: 'The courier has told what it collected.' },
    ]);
  });

  test('collects the rest where a part was paid in advance, and the order is paid', () => {
    const order = after(switched(orderAt('cash due'), 600_00), { ...captured, paymentId: '2' });
    const paid = after(order, ...hearCash(order, word(GRAND - 600_00)), tracked('DELIVERED', 300));
    expect([derivePaymentStatus(paid), paid.holds]).toEqual(['COD_COLLECTED', []]);
  });
});

describe('from a card to the door', () => {
  test('has the whole price paid there, and gives free what is reserved', () => {
    const order = orderAt('paid, not confirmed');
    const facts = decide(order, command('switchPayment', TO_DOOR, PEOPLE.customer), COMMAND_AT);
    expect(facts).toMatchObject([
      { type: 'PaymentRequested', payment: { method: 'cod', amount: GRAND, state: 'DUE' } },
      // By the standard policy somebody calls.
      { type: 'OrderHeld', reason: 'CONFIRMATION' },
    ]);
    const due = after(order, ...facts);
    expect(toGiveFree(due)?.id).toBe('1');
    expect(cashToCollect(due)).toBe(GRAND);
    expect(cashFor(due, packedForCash.lines)).toEqual({ due: GRAND, toCollect: GRAND });
    // No second reservation beside one that is about to go.
    given(due)
      .when('switchPayment', TO_CARD)
      .isRefused('not-allowed', /given free/);
    // A cancellation has a card to give free, and no cash.
    expect(due.undo).not.toContainEqual({ kind: 'voidPayment', paymentId: '2' });
    const free = after(due, { type: 'PaymentVoided', paymentId: '1' });
    expect([isHeld(free, 'PAYMENT'), derivePaymentStatus(free)]).toEqual([false, 'COD_DUE']);
  });

  test('asks for a deposit from a phone that turned parcels away, and for the customer’s word where nobody has looked', () => {
    const small = newOrder({ lines: [CABLE] });
    const failed = after(small, declined);
    const asked = (refusedAtDoor?: number) =>
      decide(
        failed,
        command('switchPayment', { method: 'cod', ...(refusedAtDoor !== undefined && { refusedAtDoor }) }),
        COMMAND_AT,
      ).flatMap((fact) => (fact.type === 'OrderHeld' ? [fact.reason] : []));
    expect([asked(0), asked(1), asked(2), asked()]).toEqual([
      [],
      ['CONFIRMATION'],
      ['DEPOSIT'],
      ['CONFIRMATION'],
    ]);
  });

  test.each([
    ['the goods are being packed', orderAt('picking'), /packed/],
    ['its money was taken', orderAt('confirmed, its money taken early'), /refund/],
    ['a payment is under way', orderAt('placed'), /under way/],
    [
      'nothing is brought to the door',
      after(newOrder({ lines: [{ ...CABLE, stocked: false }] }), declined),
      /brought/,
    ],
    ['it is in another currency', { ...orderAt('payment failed'), currency: 'GBP' }, /BDT/],
    [
      'somebody has to look at its money',
      after(orderAt('payment failed'), { type: 'OrderHeld', reason: 'PAYMENT' }),
      /settled/,
    ],
  ] as const)('is refused where %s', (_why, order, sentence) => {
    given(order).when('switchPayment', TO_DOOR).isRefused('not-allowed', sentence);
  });

  test('is refused where it is to be paid there already; and so is a card for what lacks nothing at the door', () => {
    given(orderAt('cash due'))
      .when('switchPayment', TO_DOOR)
      .isRefused('not-allowed', /already/);
    given(orderAt('payment failed'))
      .when('switchPayment', TO_CARD)
      .isRefused('not-allowed', /Nothing is/);
  });

  test('a card that is confirmed after all is given free again', () => {
    const waiting = orderAt('waiting for the bank');
    const due = after(waiting, ...decide(waiting, command('switchPayment', TO_DOOR), COMMAND_AT));
    const outcome = { outcome: 'authorized', reference: 'pi_1', amount: GRAND } as const;
    const both = after(due, ...settlePayment(due, '1', outcome, COMMAND_AT));
    expect([toGiveFree(both)?.id, cashToCollect(both)]).toEqual(['1', GRAND]);
  });
});
