import { balancesOf, entriesBetween } from '../ledger/ledger';
import type { LedgerEntry } from '../ledger/holding';
import { derivePaymentStatus } from '../order/status';
import type { OrderFact } from '../facts';
import { evolve } from '../evolve';
import type { OrderState } from '../order/order';
import { isPaid, isTaken, openToPay, toGiveBack } from '../payment/amounts';
import type { CommandName, CommandPayloads } from '../commands';
import { decide } from '../decide';
import { SYSTEM, type Actor } from '../people/actor';
import { command, COMMAND_AT } from '../testing/given';
import { asEvent, CABLE, newOrder, PEOPLE, PHONES } from '../testing/orders';
import {
  authorized,
  booked,
  cancelled,
  handedOver,
  orderAt,
  PARCEL,
  secondAttempt,
  SECOND_PARCEL,
  tracked,
} from '../testing/stages';
import { toGiveFree } from '../payment/surplus';
import { refundStatus } from '../refunds/refund';
import { hasOpenRefund } from '../refunds/refunds';
import { dueMoveOf } from '../refunds/settleRefund';
import { STANDARD_POLICY } from '../order/policy';
import { cashFor } from './cashFor';
import { holdUnconfirmed } from './confirmed/confirmation';
import { settlementStatusOf } from './remitted/settlement';

/** An order of one line that costs that much, to be paid at the door. */
const costing = (unitPrice: number): OrderState =>
  newOrder({ lines: [{ ...CABLE, unitPrice }], shipping: 0, method: 'cod' });

const wholeLine = [{ lineId: '1', quantity: 1 }];

/** The order after facts, and what the ledger has of them. */
function lived(order: OrderState, ...facts: readonly OrderFact[]) {
  let state = order;
  const entries: LedgerEntry[] = [];
  for (const fact of facts) {
    const after = evolve(state, asEvent(state, fact));
    entries.push(...entriesBetween(state, after));
    state = after;
  }
  return { order: state, balances: Object.fromEntries(balancesOf(entries)) };
}

function decided<Name extends CommandName>(
  order: OrderState,
  name: Name,
  payload: CommandPayloads[Name],
  actor: Actor = PEOPLE.finance,
): readonly OrderFact[] {
  return decide(order, command(name, payload, actor), COMMAND_AT);
}

/** On its way with what is to be collected for it. */
function outWith(order: OrderState) {
  const cash = cashFor(order, wholeLine);
  const packed = { type: 'ParcelPacked', parcelId: PARCEL, courier: 'pathao', lines: wholeLine } as const;
  return lived(order, { ...packed, ...(cash && { cash }) }, booked, handedOver).order;
}

const collected = (amount: number): OrderFact => ({
  ...{ type: 'CashCollected', paymentId: '1', parcelId: PARCEL, amount },
});
const remitted = (amount: number, fee = 0, reference = 'INV-1'): OrderFact => ({
  ...{ type: 'CashRemitted', parcelId: PARCEL, reference, amount, fee },
});

describe('what is asked for at the door', () => {
  test.each([
    [1_249_50, 1_250_00],
    [1_249_49, 1_249_00],
    [1_249_00, 1_249_00],
    [49, 0],
    [50, 1_00],
  ])('of %d minor units is %d: whole taka, half a taka up', (due, toCollect) => {
    expect(cashFor(costing(due), wholeLine)).toEqual({ due, toCollect });
  });

  test('is nothing in an order that is paid by card, or was collected already', () => {
    expect(cashFor(newOrder(), [{ lineId: '1', quantity: 2 }])).toBeUndefined();
    expect(cashFor(orderAt('cash collected'), [])).toBeUndefined();
  });

  test('of two parcels is together what the order costs in whole taka, with the delivery in the first', () => {
    const lines = [
      { ...PHONES, unitPrice: 100_30 },
      { ...CABLE, unitPrice: 50_33 },
    ];
    const order = newOrder({ lines, shipping: 60_00, method: 'cod' });
    const first = [{ lineId: '1', quantity: 2 }];
    const cash = cashFor(order, first);
    expect(cash).toEqual({ due: 260_60, toCollect: 261_00 });
    const packed = { type: 'ParcelPacked', parcelId: PARCEL, courier: 'pathao', lines: first } as const;
    const after = lived(order, { ...packed, ...(cash && { cash }) }).order;
    // 310.93 in all is 311: half a taka is not asked for twice.
    expect(cashFor(after, [{ lineId: '2', quantity: 1 }])).toEqual({ due: 50_33, toCollect: 50_00 });
  });
});

describe('an order that is paid at the door', () => {
  const due = outWith(costing(1_249_50));

  test('goes on without having been paid, and nothing of it is earned before', () => {
    expect([isPaid(due), isTaken(due), openToPay(due)]).toEqual([true, false, 0]);
    expect(derivePaymentStatus(due)).toBe('COD_DUE');
    expect(lived(costing(1_249_50)).balances).toEqual({});
    expect(due.undo).toEqual([]);
  });

  test('is paid once it was collected, and settled once the courier has handed over all but its fee', () => {
    const told = lived(due, collected(1_250_00));
    expect(told.balances).toEqual({ 'courier:pathao': 1_250_00, customers: -1_249_50, rounding: -50 });
    expect([isTaken(told.order), toGiveBack(told.order)]).toEqual([true, 0]);
    expect([derivePaymentStatus(told.order), settlementStatusOf(told.order)]).toEqual([
      'COD_COLLECTED',
      'AWAITED',
    ]);
    const part = lived(due, collected(1_250_00), remitted(1_000_00));
    expect(settlementStatusOf(part.order)).toBe('SHORT');
    const all = lived(due, collected(1_250_00), remitted(1_000_00), remitted(190_00, 60_00, 'INV-2'));
    expect(all.balances).toEqual({
      ...{ 'courier:pathao': 0, customers: -1_249_50, rounding: -50 },
      ...{ bank: 1_190_00, fees: 60_00 },
    });
    expect([derivePaymentStatus(all.order), settlementStatusOf(all.order)]).toEqual(['PAID', 'REMITTED']);
  });

  test('costs the shop what rounding down leaves out', () => {
    const told = lived(outWith(costing(1_249_25)), collected(1_249_00));
    expect(told.balances).toEqual({ 'courier:pathao': 1_249_00, customers: -1_249_25, rounding: 25 });
    expect(isTaken(told.order)).toBe(true);
  });

  test('lacks what was not collected, and has too much of what was collected beyond', () => {
    const short = lived(due, collected(1_000_00)).order;
    expect([derivePaymentStatus(short), openToPay(short)]).toEqual(['PARTIALLY_PAID', 249_50]);
    const refused = lived(due, collected(0));
    expect(refused.balances).toEqual({});
    expect([isTaken(refused.order), settlementStatusOf(refused.order)]).toEqual([false, 'NONE']);
    expect(toGiveBack(lived(due, collected(1_300_00)).order)).toBe(50_00);
  });

  test('takes a later amount in the place of an earlier one', () => {
    const corrected = lived(due, collected(1_300_00), collected(1_250_00));
    expect(corrected.balances).toEqual(lived(due, collected(1_250_00)).balances);
    expect(corrected.order.payments).toEqual(lived(due, collected(1_250_00)).order.payments);
  });

  test('that is cancelled before asks nobody for anything', () => {
    const gone = lived(costing(1_249_50), cancelled).order;
    expect([derivePaymentStatus(gone), openToPay(gone)]).toEqual(['VOIDED', 0]);
    expect(gone.undo.map(({ kind }) => kind)).toEqual(['releaseInventory']);
  });
});

describe('a courier’s word of cash', () => {
  const due = outWith(costing(1_249_50));
  const word = (amount: number | undefined, consignmentId = 'DC1'): CommandPayloads['shipmentEvent'] => ({
    ...{ parcelId: PARCEL, trackingId: `${amount}`, consignmentId },
    ...({ status: 'DELIVERED', source: 'webhook' } as const),
    ...{ vendorStatus: 'order.delivered', occurredAt: '2026-03-01T11:00:00.000Z' },
    ...(amount !== undefined && { collected: amount }),
  });
  const hears = (order: OrderState, ...said: Parameters<typeof word>): readonly OrderFact[] =>
    decided(order, 'shipmentEvent', word(...said), SYSTEM);
  const typesOf = (facts: readonly OrderFact[]): readonly string[] => facts.map(({ type }) => type);

  test('is recorded with the delivery', () => {
    expect(hears(due, 1_250_00)).toMatchObject([
      { type: 'ParcelTracked', status: 'DELIVERED' },
      { type: 'CashCollected', paymentId: '1', parcelId: PARCEL, amount: 1_250_00 },
    ]);
    const after = lived(due, ...hears(due, 1_250_00)).order;
    expect(typesOf(hears(after, 1_250_00))).toEqual([]);
  });

  test.each([1_249_00, 0, 2_000_00])('of %d instead of 125000 holds the order for finance', (amount) => {
    expect(hears(due, amount).at(-1)).toMatchObject({ type: 'OrderHeld', reason: 'PAYMENT', stays: true });
    expect(typesOf(hears(due, amount))).toContain('CashCollected');
  });

  test('about another consignment, or without an amount, collects nothing', () => {
    expect(typesOf(hears(due, 1_250_00, 'DC-other'))).not.toContain('CashCollected');
    expect(typesOf(hears(due, undefined))).toEqual(['ParcelTracked']);
  });

  test('about a parcel that nothing was due for holds the order: the customer may have paid twice', () => {
    const prepaid = orderAt('at the door');
    expect(hears(prepaid, 500_00).at(-1)).toMatchObject({ type: 'OrderHeld', reason: 'PAYMENT' });
    expect(typesOf(hears(prepaid, 0))).toEqual(['ParcelTracked']);
  });
});

describe('what people record', () => {
  const due = outWith(costing(1_249_50));

  test('is what was collected; another amount than was due needs a reason', () => {
    expect(decided(due, 'recordCash', { amount: 1_250_00 })).toEqual([collected(1_250_00)]);
    expect(() => decided(due, 'recordCash', { amount: 1_000_00 })).toThrow(/Say why/);
    expect(decided(due, 'recordCash', { amount: 1_000_00, notes: 'No change' })).toHaveLength(1);
    expect(() => decided(due, 'recordCash', { parcelId: SECOND_PARCEL, amount: 0 })).toThrow(/such a parcel/);
  });

  test('is what a courier handed over, once for a reference, and never more than it has', () => {
    const told = lived(due, collected(1_250_00)).order;
    const pay = (order: OrderState, amount: number, reference = 'INV-1') =>
      decided(order, 'remitCash', { amount, fee: 60_00, reference });
    expect(pay(told, 1_190_00)).toEqual([remitted(1_190_00, 60_00)]);
    const paid = lived(told, ...pay(told, 1_190_00)).order;
    expect(pay(paid, 1_190_00)).toEqual([]);
    expect(() => pay(paid, 1_000_00)).toThrow(/another amount/);
    expect(() => pay(paid, 1_190_00, 'INV-2')).toThrow(/more than the courier still has/);
  });

  test('is taken back where it was recorded by mistake, and may be recorded anew', () => {
    const told = lived(due, collected(1_250_00)).order;
    const paid = lived(told, remitted(1_190_00, 60_00)).order;
    const back = decided(paid, 'takeBackRemittance', { reference: 'INV-1', notes: 'Another parcel' });
    expect(back).toMatchObject([{ type: 'RemittanceTakenBack', amount: 1_190_00, fee: 60_00 }]);
    const { order, balances } = lived(paid, ...back);
    expect([settlementStatusOf(paid), settlementStatusOf(order)]).toEqual(['REMITTED', 'AWAITED']);
    expect(balances).toEqual({ bank: -1_190_00, fees: -60_00, 'courier:pathao': 1_250_00 });
    expect(() => decided(order, 'takeBackRemittance', { reference: 'INV-1', notes: 'x' })).toThrow(
      /Nothing was recorded/,
    );
    expect(decided(order, 'remitCash', { amount: 1_250_00, reference: 'INV-1' })).toHaveLength(1);
  });

  test('of cash that nobody had told of is believed, and looked at where it is another amount', () => {
    expect(decided(due, 'remitCash', { amount: 1_190_00, fee: 60_00, reference: 'INV-1' })).toEqual([
      collected(1_250_00),
      remitted(1_190_00, 60_00),
    ]);
    expect(decided(due, 'remitCash', { amount: 1_000_00, reference: 'INV-1' })).toMatchObject([
      { type: 'CashCollected' },
      { type: 'OrderHeld', reason: 'PAYMENT' },
      { type: 'CashRemitted' },
    ]);
  });
});

describe('a refund of what was paid at the door', () => {
  const asked = lived(
    orderAt('cash collected'),
    ...decided(orderAt('cash collected'), 'refund', {
      lines: [{ id: '2', quantity: 1 }],
      reason: 'MISSING',
    }),
  ).order;

  test('is no call to a gateway: somebody pays it out, once, and writes down how it is found again', () => {
    expect(dueMoveOf(asked)).toBeUndefined();
    expect(asked.refunds?.map(refundStatus)).toEqual(['TO_PAY_OUT']);
    expect(hasOpenRefund(asked)).toBe(true);
    const paid = lived(asked, ...decided(asked, 'payOutRefund', { refundId: '1', reference: 'BKASH-1' }));
    expect(paid.balances).toEqual({ customers: 500_00, bank: -500_00 });
    expect(paid.order.refunds?.map(refundStatus)).toEqual(['REFUNDED']);
    expect(derivePaymentStatus(paid.order)).toBe('PARTIALLY_REFUNDED');
    const again = () => decided(paid.order, 'payOutRefund', { refundId: '1', reference: 'BKASH-2' });
    expect(again).toThrow(/is to be paid out/);
  });

  test('can be given up until it was paid out, and leaves the money where it was', () => {
    const given = lived(asked, ...decided(asked, 'rejectRefund', { refundId: '1', notes: 'Found it' }));
    expect([given.balances, given.order.refunds?.map(refundStatus)]).toEqual([{}, ['REJECTED']]);
    expect(() => decided(given.order, 'payOutRefund', { refundId: '1', reference: 'x' })).toThrow(
      /is to be paid out/,
    );
  });

  test('is held back by a hold', () => {
    const blocks = ['refund'] as const;
    const held = lived(asked, { type: 'OrderHeld', reason: 'MANUAL', key: 'manual-1', blocks }).order;
    expect(() => decided(held, 'payOutRefund', { refundId: '1', reference: 'x' })).toThrow(/held/);
  });
});

describe('an order that is paid at the door is confirmed first', () => {
  const facts = { guest: true, deliveredOrders: 0, ordersLastHour: 0, countriesDiffer: false };
  const AT = '2026-03-01T10:00:00.000Z';
  const isHeldFor = (order: OrderState, refusedAtDoor = 0): readonly OrderFact[] =>
    holdUnconfirmed(order, { ...facts, refusedAtDoor }, AT);

  test('where it is large, or a parcel to the phone came back; within a day', () => {
    expect(isHeldFor(costing(9_999_99))).toEqual([]);
    expect(isHeldFor(costing(10_000_00))).toMatchObject([
      { type: 'OrderHeld', reason: 'CONFIRMATION', until: '2026-03-02T10:00:00.000Z', default: 'cancel' },
    ]);
    expect(isHeldFor(costing(100_00), 1)).toMatchObject([{ notes: expect.stringContaining('unpaid: 1') }]);
  });

  test('but not one that is paid by card, nor under a policy that asks nobody', () => {
    expect(isHeldFor(newOrder(), 5)).toEqual([]);
    const { cash: _none, ...policy } = STANDARD_POLICY;
    expect(isHeldFor(newOrder({ method: 'cod', policy }), 5)).toEqual([]);
  });
});

describe('money and goods that don’t fit together any more are for finance to look at', () => {
  const due = outWith(costing(1_249_50));
  const HELD = { type: 'OrderHeld', reason: 'PAYMENT', stays: true };
  const word = (amount: number, change: Partial<CommandPayloads['shipmentEvent']> = {}) => ({
    ...{ parcelId: PARCEL, trackingId: `${amount}`, consignmentId: 'DC1', collected: amount },
    ...({ status: 'DELIVERED', source: 'webhook', vendorStatus: 'order.delivered' } as const),
    ...{ occurredAt: '2026-03-01T10:10:00.000Z', ...change },
  });
  const heard = (order: OrderState, ...said: Parameters<typeof word>): readonly OrderFact[] =>
    decided(order, 'shipmentEvent', word(...said), SYSTEM);

  test('cash of an order that is cancelled, also of the very amount that was due', () => {
    const gone = lived(due, tracked('RETURNED'), cancelled).order;
    expect(decided(gone, 'recordCash', { amount: 1_250_00 })).toMatchObject([
      { type: 'CashCollected' },
      HELD,
    ]);
    const settled = decided(gone, 'remitCash', { amount: 1_250_00, reference: 'INV-1' });
    expect(settled).toMatchObject([{ type: 'CashCollected' }, HELD, { type: 'CashRemitted' }]);
  });

  test('an order that is paid by card and in cash', () => {
    const unpaid = lived(due, collected(0)).order;
    const card = { ...secondAttempt, payment: { ...secondAttempt.payment, amount: 1_249_50 } };
    const paid = lived(unpaid, card, { type: 'PaymentCaptured', paymentId: '2', reference: 'pi_2' }).order;
    expect(heard(paid, 1_250_00)).toMatchObject([{ type: 'ParcelTracked' }, { type: 'CashCollected' }, HELD]);
  });

  test('also where the order is held already by what a payment would end', () => {
    const held = lived(due, { type: 'OrderHeld', reason: 'PAYMENT' }).order;
    const facts = decided(held, 'recordCash', { amount: 2_000_00, notes: 'Counted twice' });
    expect(facts).toMatchObject([{ type: 'CashCollected' }, HELD]);
    const again = decided(lived(held, ...facts).order, 'recordCash', { amount: 3_000_00, notes: 'Again' });
    expect(again).toHaveLength(1);
  });

  test('a reservation that cash has made needless is given free', () => {
    const card = { ...secondAttempt, payment: { ...secondAttempt.payment, amount: 249_50 } };
    const both = lived(due, collected(1_000_00), card, { ...authorized, paymentId: '2' }).order;
    expect(toGiveFree(both)).toBeUndefined();
    expect(toGiveFree(lived(both, collected(1_250_00)).order)?.id).toBe('2');
  });

  test('less than was recorded before, once the goods are delivered or money went back', () => {
    const delivered = lived(due, tracked('DELIVERED'), collected(1_250_00)).order;
    const notes = 'Never came';
    expect(decided(delivered, 'recordCash', { amount: 0, notes })).toMatchObject([
      { type: 'CashCollected' },
      HELD,
    ]);
    const remits = lived(due, collected(1_250_00), remitted(1_250_00)).order;
    expect(decided(remits, 'recordCash', { amount: 1_000_00, notes })).toMatchObject([
      { type: 'CashCollected' },
      HELD,
    ]);
    const back = lived(
      orderAt('a refund to pay out'),
      ...decided(orderAt('a refund to pay out'), 'recordCash', { amount: 100_00, notes }),
    ).order;
    expect(back.holds).toMatchObject([{ reason: 'PAYMENT' }, { reason: 'REFUND', blocks: ['refund'] }]);
    const released = lived(back, { type: 'HoldReleased', reason: 'REFUND' }).order;
    expect(() => decided(released, 'payOutRefund', { refundId: '1', reference: 'x' })).toThrow(
      /Less was collected/,
    );
  });

  test('a courier’s word that differs from what a person recorded, which stands', () => {
    const byHand = evolve(due, asEvent(due, collected(1_000_00), { actor: PEOPLE.finance }));
    const facts = heard(byHand, 1_250_00);
    expect(facts.at(-1)).toMatchObject({
      ...HELD,
      notes: expect.stringContaining('1000.00 BDT is recorded'),
    });
    expect(facts.map(({ type }) => type)).not.toContain('CashCollected');
  });

  test('but a word from before, one heard before, or one of a parcel in the house says nothing of cash', () => {
    const told = lived(due, ...heard(due, 1_000_00)).order;
    const cashIn = (facts: readonly OrderFact[]) => facts.filter(({ type }) => type === 'CashCollected');
    expect(cashIn(heard(told, 1_250_00, { occurredAt: '2026-03-01T10:09:00.000Z' }))).toEqual([]);
    expect(cashIn(heard(told, 1_250_00, { trackingId: '100000' }))).toEqual([]);
    expect(cashIn(heard(told, 1_250_00))).toHaveLength(1);
    const packed = { type: 'ParcelPacked', parcelId: PARCEL, courier: 'pathao', lines: wholeLine } as const;
    const cash = { due: 1_249_50, toCollect: 1_250_00 };
    const inHouse = lived(costing(1_249_50), { ...packed, cash }, booked).order;
    const noted = { status: 'NOTED', vendorStatus: 'order.updated' } as const;
    expect(cashIn(heard(inHouse, 0, noted))).toEqual([]);
    expect(heard(inHouse, 500_00, noted).at(-1)).toMatchObject(HELD);
    expect(() => decided(inHouse, 'remitCash', { amount: 1, reference: 'x' })).toThrow(/left the house/);
  });
});

test('a courier may ask a fee for a parcel of which it has nothing', () => {
  const back = lived(outWith(costing(1_249_50)), tracked('RETURNED'));
  const facts = decided(back.order, 'remitCash', { amount: 0, fee: 60_00, reference: 'INV-1' });
  expect(facts).toEqual([remitted(0, 60_00)]);
  expect(lived(back.order, ...facts).balances).toEqual({ fees: 60_00, 'courier:pathao': -60_00 });
});

test('a parcel that came back unpaid is for staff to end, who see to the goods', () => {
  const back = lived(outWith(costing(1_249_50)), tracked('RETURNED'), {
    ...{ type: 'OrderHeld', reason: 'COURIER' },
  }).order;
  const ends = (actor: Actor) => decided(back, 'cancel', { reason: 'Sent back' }, actor);
  expect(() => ends(PEOPLE.customer)).toThrow(/came back/);
  expect(ends(PEOPLE.support)).toHaveLength(1);
  expect(derivePaymentStatus(lived(back, collected(0)).order)).toBe('FAILED');
});

test('the first parcel brings the price of the delivery with the tax that is on top of it', () => {
  const order = newOrder({
    ...{ lines: [PHONES, CABLE], shipping: 100_00, method: 'cod' },
    terms: { taxOnTop: true, shippingTaxRate: 2_000 },
  });
  expect(cashFor(order, [{ lineId: '2', quantity: 1 }])?.due).toBe(CABLE.unitPrice + 120_00);
});
