import { decide } from '../../decide';
import type { OrderFact } from '../../facts';
import { heldFor, isHeld } from '../../holds/holds';
import { linksOf } from '../../links/link';
import { linkFault } from '../../links/linkFault';
import { balancesOf, entriesBetween } from '../../ledger/ledger';
import type { OrderState } from '../../order/order';
import type { CourierWord } from '../../parcel/courierWord';
import { derivePaymentStatus } from '../../order/status';
import { isPaid, openToPay, paidOf } from '../../payment/amounts';
import { settlePayment } from '../../payment/settlePayment';
import { command, COMMAND_AT } from '../../testing/given';
import { SYSTEM } from '../../people/actor';
import { after, later, newOrder, PEOPLE } from '../../testing/orders';
import {
  booked,
  captured,
  depositLink,
  handedOver,
  ofSecond,
  orderAt,
  packedForCash,
  packedInTwo,
  PARCEL,
  SECOND_PARCEL,
  tracked,
} from '../../testing/stages';
import { cashParcels, cashPaymentOf, isCashAwaited } from '../cash';
import { cashFor, cashToCollect } from '../cashFor';
import { untoldParcels } from './courierTold';

const GRAND = newOrder().totals.grand;
const DEPOSIT = depositLink.amount;

/** The order after its newest attempt, asked for in advance, is reserved. */
function reserved(order: OrderState, amount?: number): OrderState {
  const asked = decide(
    order,
    command('switchPayment', { method: 'card', token: 't', ...(amount && { amount }) }),
    COMMAND_AT,
  );
  const pending = after(order, ...asked);
  const { id, amount: price } = pending.payments.at(-1) ?? fail();
  const outcome = { outcome: 'authorized', reference: `pi_${id}`, amount: price } as const;
  return after(pending, ...settlePayment(pending, id, outcome, COMMAND_AT));
}

/** What follows where the gateway gives free what the newest attempt has reserved. */
function lapsing(order: OrderState): readonly OrderFact[] {
  const { id, reference = '', amount } = order.payments.at(-1) ?? fail();
  return settlePayment(order, id, { outcome: 'voided', reference, amount }, COMMAND_AT);
}

const lapsed = (order: OrderState): OrderState => after(order, ...lapsing(order));
const wantedFree = (order: OrderState): OrderState =>
  after(order, ...decide(order, command('voidPayment', {}, PEOPLE.finance), COMMAND_AT));

const withDeposit = reserved(orderAt('deposit due'), DEPOSIT);
const packedWith = (...facts: readonly OrderFact[]): OrderState => {
  const { lines } = packedForCash;
  const confirmed = after(withDeposit, { type: 'OrderConfirmed' });
  const cash = cashFor(confirmed, lines) ?? fail();
  return after(confirmed, { ...packedForCash, cash }, ...facts);
};

describe('a deposit that is given free again', () => {
  test.each([
    ['by its gateway', withDeposit],
    ['because somebody wanted it', wantedFree(withDeposit)],
  ])('%s is asked for again, and all is due at the door meanwhile', (_how, order) => {
    expect(lapsing(order)).toEqual([
      { type: 'PaymentVoided', paymentId: '2', dueAgain: true },
      { type: 'CashDueChanged', paymentId: '1', amount: GRAND, more: true },
      expect.objectContaining({
        ...{ type: 'OrderHeld', reason: 'DEPOSIT', default: 'cancel', until: '2026-03-02T10:16:40.000Z' },
      }),
      {
        ...{ type: 'PaymentLinkMade', linkId: '2', purpose: 'DEPOSIT', amount: DEPOSIT },
        expiresAt: '2026-03-02T10:16:40.000Z',
      },
    ]);
    const again = lapsed(order);
    expect([heldFor(again), cashToCollect(again), paidOf(again), openToPay(again)]).toEqual([
      ['DEPOSIT'],
      ...[GRAND, GRAND, 0],
    ]);
  });

  test('is paid by the new link like the first', () => {
    const paid = reserved(lapsed(withDeposit), DEPOSIT);
    expect([heldFor(paid), cashToCollect(paid)]).toEqual([[], GRAND - DEPOSIT]);
    const [first, second] = linksOf(paid);
    expect(linkFault(paid, first ?? fail(), COMMAND_AT)).toBe('link-replaced');
    expect(linkFault(paid, second ?? fail(), COMMAND_AT)).toBe('already-paid');
  });

  test('is due again for the parcel in the house, whose courier is told if it was told before', () => {
    const unbooked = lapsed(packedWith());
    expect(cashParcels(unbooked)[0]?.cash).toMatchObject({ due: GRAND, toCollect: GRAND });
    expect(heldFor(unbooked)).toEqual(['DEPOSIT']);
    const inHouse = lapsed(packedWith(booked));
    expect(heldFor(inHouse)).toEqual(['CASH_CHANGE', 'DEPOSIT']);
    expect(untoldParcels(inHouse).map(({ cash }) => [cash.told, cash.toCollect])).toEqual([
      [GRAND - DEPOSIT, GRAND],
    ]);
  });

  test('while the courier has the parcel is for the person who tells it, and the order is kept from nothing', () => {
    const out = packedWith(booked, handedOver);
    const facts = lapsing(out);
    expect(facts.at(-1)).toMatchObject({
      ...{ type: 'OrderHeld', reason: 'CASH_CHANGE', blocks: [] },
      notes: expect.stringMatching(/collect 50670\.00 BDT for DC1: .*free again/),
    });
    const again = after(out, ...facts);
    expect([heldFor(again), isPaid(again), cashToCollect(again)]).toEqual([['CASH_CHANGE'], true, GRAND]);
  });

  test('once the parcel has arrived is for finance: nobody asks at the door any more', () => {
    const arrived = packedWith(booked, handedOver, tracked('DELIVERED'));
    const again = lapsed(arrived);
    expect([isHeld(again, 'PAYMENT'), isPaid(again), openToPay(again)]).toEqual([true, false, DEPOSIT]);
  });

  test('of an order that is being cancelled changes nothing at the door', () => {
    const ending = after(withDeposit, { type: 'CancellationRequested', reason: 'No' });
    expect(lapsing(ending)).toEqual([{ type: 'PaymentVoided', paymentId: '2' }]);
  });
});

describe('a whole price that was paid in advance and is given free again', () => {
  test('is due at the door, whose customer is asked whether they want that', () => {
    const order = lapsed(reserved(newOrder({ method: 'cod' })));
    expect([heldFor(order), cashToCollect(order), cashPaymentOf(order)?.state]).toEqual([
      ['CONFIRMATION'],
      GRAND,
      'DUE',
    ]);
  });

  test('is due for each parcel in its share, also for one that was packed with nothing to collect', () => {
    const [first, second] = packedInTwo;
    const paid = reserved(newOrder({ method: 'cod' }));
    const inTwo = after(
      paid,
      ...[{ type: 'OrderConfirmed' } as const, first, second, booked, ofSecond(booked)],
    );
    expect(cashParcels(inTwo)).toEqual([]);
    const again = lapsed(inTwo);
    const due = cashParcels(again).map(({ id, cash }) => [id, cash.due]);
    // The phones with the delivery; the rest is the cable and the wrap.
    expect(due).toEqual([
      [PARCEL, 50_120_00],
      [SECOND_PARCEL, 550_00],
    ]);
    expect(untoldParcels(again).map(({ cash }) => cash.told)).toEqual([0, 0]);
  });
});

describe('a rest that is too little to be asked for at the door', () => {
  const odd = newOrder({
    ...{ method: 'cod', shipping: 0 },
    lines: [{ sku: 'CABLE', quantity: 1, unitPrice: 1_000_40, discount: 0, stocked: true }],
  });
  const lines = [{ lineId: '1', quantity: 1 }];
  const packed = { ...packedForCash, lines } as const;

  test('is rounding: nothing is due, and nothing is collected', () => {
    const order = reserved(odd, 1_000_00);
    expect([isPaid(order), cashToCollect(order), cashFor(order, lines)]).toEqual([
      true,
      ...[undefined, undefined],
    ]);
    const entries = entriesBetween(odd, order);
    expect([...balancesOf(entries)]).toEqual(
      expect.arrayContaining([
        ['rounding', 40],
        ['customers', -40],
      ]),
    );
  });

  test('of a parcel that is packed or out has it wait for nothing', () => {
    const out = after(
      odd,
      { type: 'OrderConfirmed' },
      { ...packed, cash: { due: 1_000_40, toCollect: 1_000_00 } },
    );
    for (const order of [out, after(out, booked, handedOver)]) {
      const paid = reserved(order, 1_000_00);
      expect(cashParcels(paid)[0]?.cash).toMatchObject({ due: 0, toCollect: 0 });
      expect(cashPaymentOf(paid)).toMatchObject({ state: 'VOIDED', rounded: 40 });
      const delivered = after(
        paid,
        ...[booked, handedOver, { ...captured, paymentId: '2' }, tracked('DELIVERED')],
      );
      expect([derivePaymentStatus(delivered), isCashAwaited(delivered)]).toEqual(['PAID', false]);
    }
  });

  test('is no rounding any more once what was paid is free again', () => {
    const order = reserved(odd, 1_000_00);
    const again = lapsed(order);
    expect([cashPaymentOf(again)?.rounded, cashPaymentOf(again)?.amount, cashToCollect(again)]).toEqual([
      ...[undefined, 1_000_40, 1_000_00],
    ]);
    expect(balancesOf(entriesBetween(odd, again)).get('rounding') ?? 0).toBe(0);
  });

  test('of a parcel beside others is settled as it arrives, by whatever tells of that', () => {
    const inTwo = after(
      odd,
      ...[{ type: 'OrderConfirmed' } as const, { ...packed, cash: { due: 1_000_00, toCollect: 1_000_00 } }],
      { ...packed, parcelId: SECOND_PARCEL, cash: { due: 40, toCollect: 0 } },
      ...[booked, handedOver, ofSecond({ ...booked, consignmentId: 'DC2' }), ofSecond(handedOver)],
    );
    const word: CourierWord = {
      ...({ parcelId: SECOND_PARCEL, trackingId: 't1', status: 'DELIVERED', vendorStatus: 'x' } as const),
      ...({ occurredAt: later(300), source: 'webhook', consignmentId: 'DC2' } as const),
    };
    const heard = (said: CourierWord) =>
      decide(inTwo, command('shipmentEvent', said, SYSTEM), COMMAND_AT).filter(
        ({ type }) => type === 'CashCollected',
      );
    expect(heard(word)).toEqual([
      { type: 'CashCollected', paymentId: '1', parcelId: SECOND_PARCEL, amount: 0 },
    ]);
    expect(heard({ ...word, collected: 0 })).toHaveLength(1);
    const byHand = decide(
      inTwo,
      command('recordDelivery', { parcelId: SECOND_PARCEL, status: 'DELIVERED', proof: 'Called' }),
      COMMAND_AT,
    );
    const done = after(inTwo, ...byHand);
    expect(balancesOf(entriesBetween(inTwo, done)).get('rounding')).toBe(40);
    expect(byHand.map(({ type }) => type)).toEqual(['ParcelTracked', 'CashCollected']);
    expect(heard({ ...word, parcelId: PARCEL, consignmentId: 'DC1' })).toEqual([]);
  });

  test('of half a taka and more is collected', () => {
    const order = reserved(odd, 999_90);
    expect([cashToCollect(order), cashFor(order, lines)]).toEqual([1_00, { due: 50, toCollect: 1_00 }]);
  });
});

const fail = (): never => {
  throw new Error('There is no such thing');
};
