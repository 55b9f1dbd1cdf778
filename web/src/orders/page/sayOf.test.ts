import type { OrderJson } from '../../../../api/schema/order';
import { PAYMENT_STATUSES } from '../../../../domain/order/status';
import { paymentOf } from '../money/testing/payments';
import { moneyAfter, sayOf, thanksOf, wentWell } from './sayOf';

const HOLD = { key: 'HELD', reason: 'HELD', blocks: [], since: '2026-11-21T10:00:00Z' };

type Read = Pick<
  OrderJson,
  | ('status' | 'stage' | 'holds' | 'due' | 'payments' | 'allowedActions' | 'cancellation')
  | ('cash' | 'deposit' | 'confirmBy' | 'currentPayment')
>;

interface Changed extends Partial<Omit<Read, 'due'>> {
  readonly due?: number;
  /** The state of the only payment. */
  readonly paid?: string;
}

const order = ({ due = 0, paid = 'AUTHORIZED', ...changed }: Changed = {}): Read => ({
  ...{ status: 'CONFIRMED', stage: 'Placed', holds: [], allowedActions: ['cancel'], cancellation: null },
  ...{ due: { amount: due, currency: 'BDT' }, cash: null, deposit: null, confirmBy: null },
  ...{ payments: [paymentOf(paid)], currentPayment: '1' },
  ...changed,
});

const DECLINED = { status: 'PAYMENT_FAILED', due: 500, paid: 'DECLINED' } as const;

describe('sayOf', () => {
  it('asks who is to confirm before it says that an order is held, until that is cancelled', () => {
    const waits = { holds: [HOLD], confirmBy: '2026-11-22T10:00:00Z' };
    expect(sayOf(order(waits))).toBe('orders.page.confirmCash');
    const over = { reason: 'x', requestedAt: '2026-11-22T10:00:00Z', kept: null };
    expect(sayOf(order({ ...waits, status: 'CANCELLED', cancellation: over }))).not.toBe(
      'orders.page.confirmCash',
    );
  });

  it('asks for a deposit before it says that an order is held, until that is cancelled', () => {
    const waits = { holds: [HOLD], deposit: { amount: 500, currency: 'BDT' } };
    expect(sayOf(order(waits))).toBe('orders.page.payDeposit');
    const cancellation = { reason: 'Late', requestedAt: '2026-11-21T10:00:00Z', kept: null };
    expect(sayOf(order({ ...waits, status: 'CANCELLED', stage: 'Cancelled', cancellation }))).toBe(
      'orders.say.CANCELLED',
    );
  });

  it('does not say that nothing was charged where something is kept', () => {
    const cancellation = { reason: 'x', requestedAt: '2026-11-21T10:00:00Z' };
    const over = { status: 'CANCELLED', stage: 'Cancelled' } as const;
    const kept = { amount: 60, currency: 'BDT' };
    expect(sayOf(order({ ...over, cancellation: { ...cancellation, kept } }))).toBe(
      'orders.page.cancelledKept',
    );
    expect(sayOf(order({ ...over, cancellation: { ...cancellation, kept: null } }))).toBe(
      'orders.say.CANCELLED',
    );
  });

  it('asks to pay again only who may', () => {
    expect(sayOf(order({ ...DECLINED, allowedActions: ['pay', 'cancel'] }))).toBe('orders.page.payAgain');
    expect(sayOf(order(DECLINED))).toBe('orders.say.PAYMENT_FAILED');
    expect(sayOf(order({ ...DECLINED, holds: [HOLD] }))).toBe('orders.page.heldUnpaid');
  });

  it('asks to pay also while something holds the order that doesn’t keep from paying', () => {
    const held = order({ ...DECLINED, holds: [HOLD], allowedActions: ['pay'] });
    expect(sayOf(held)).toBe('orders.page.payAgain');
  });

  it('says that we look at an order that is held in the house', () => {
    for (const stage of ['Placed', 'Processing', 'Ready'] as const)
      expect(sayOf(order({ stage, holds: [HOLD] }))).toBe('orders.page.held');
    expect(sayOf(order())).toBe('orders.say.CONFIRMED');
  });

  it('says of one on its way where it is, whatever holds it', () => {
    const sent = order({ status: 'SHIPPED', stage: 'Shipped', holds: [HOLD] });
    expect(sayOf(sent)).toBe('orders.say.SHIPPED');
  });

  it('says of one that is paid at the door when it is, until it is on its way', () => {
    const NONE = { amount: 0, currency: 'BDT' };
    const cash = { toCollect: NONE, collected: NONE, settlement: null } as const;
    expect(sayOf(order({ cash, status: 'PENDING' }))).toBe('orders.page.pendingCash');
    expect(sayOf(order({ cash }))).toBe('orders.page.confirmedCash');
    expect(sayOf(order({ cash, status: 'SHIPPED', stage: 'Shipped' }))).toBe('orders.say.SHIPPED');
    expect(sayOf(order({ cash, holds: [HOLD] }))).toBe('orders.page.held');
  });

  it('says of one whose payment is under way that it is', () => {
    for (const paid of ['PENDING', 'ACTION_REQUIRED', 'UNKNOWN'])
      expect(sayOf(order({ status: 'PENDING', due: 500, paid, holds: [HOLD] }))).toBe('orders.say.PENDING');
  });
});

describe('wentWell', () => {
  it('is so once the price is reserved or paid, or there was none', () => {
    expect(wentWell(order())).toBe(true);
    expect(wentWell(order({ payments: [] }))).toBe(true);
    const paidAgain = [paymentOf('DECLINED'), paymentOf('AUTHORIZED')];
    expect(wentWell(order({ payments: paidAgain }))).toBe(true);
  });

  it('is not so while nobody knows how the payment goes, nor when it failed', () => {
    for (const paid of ['PENDING', 'ACTION_REQUIRED', 'UNKNOWN'])
      expect(wentWell(order({ status: 'PENDING', paid, due: 500 }))).toBe(false);
    expect(wentWell(order(DECLINED))).toBe(false);
    expect(wentWell(order({ status: 'PAYMENT_FAILED', paid: 'PENDING', due: 500 }))).toBe(false);
  });

  it('is not so in an order that is cancelled', () => {
    const cancellation = { reason: 'Changed my mind', requestedAt: '2026-11-21T10:00:00Z', kept: null };
    expect(wentWell(order({ status: 'CANCELLING', cancellation }))).toBe(false);
  });
});

describe('thanksOf', () => {
  const createdAt = '2026-11-21T10:00:00Z';
  const at = (minutes: number): number => Date.parse(createdAt) + minutes * 60_000;
  const placed = (changed?: Changed) => ({ ...order(changed), createdAt });
  const paidAgain = placed({ payments: [paymentOf('DECLINED'), paymentOf('AUTHORIZED')] });

  it('thanks for the order who has just placed it, over the bank’s page or not', () => {
    expect(thanksOf(placed(), { placed: 'now' }, at(0))).toBe('thanks');
    expect(thanksOf(placed({ stage: 'Shipped' }), { placed: 'now' }, at(1))).toBe('thanks');
    expect(thanksOf(paidAgain, { placed: 'now' }, at(1))).toBe('thanks');
    expect(thanksOf(placed(), { from: 'bank' }, at(5))).toBe('thanks');
    expect(thanksOf(placed(), { placed: 'before' }, at(0))).toBeUndefined();
    expect(thanksOf(placed(), {}, at(0))).toBeUndefined();
  });

  it('thanks for the payment who comes from the bank for an order of before, or pays again', () => {
    expect(thanksOf(placed(), { from: 'bank' }, at(600))).toBe('thanksPaid');
    expect(thanksOf(paidAgain, { from: 'bank' }, at(5))).toBe('thanksPaid');
  });

  it('thanks nobody whose order has arrived or come back, is not paid, or was placed long ago', () => {
    for (const came of [{ placed: 'now' }, { from: 'bank' }] as const) {
      for (const stage of ['Delivered', 'Returned', 'Cancelled'] as const)
        expect(thanksOf(placed({ stage }), came, at(1))).toBeUndefined();
      expect(thanksOf(placed({ due: 500 }), came, at(1))).toBeUndefined();
    }
    expect(thanksOf(placed(), { placed: 'now' }, at(61))).toBeUndefined();
  });
});

test('a cancellation gives free what is reserved, and whatever else, nothing is charged', () => {
  expect(PAYMENT_STATUSES.map((paymentStatus) => [paymentStatus, moneyAfter({ paymentStatus })])).toEqual(
    expect.arrayContaining([
      ['NONE', 'unpaid'],
      ['FAILED', 'unpaid'],
      ['VOIDED', 'unpaid'],
      ['COD_DUE', 'unpaid'],
      ['PENDING', 'reserved'],
      ['UNKNOWN', 'reserved'],
      ['AUTHORIZED', 'reserved'],
      ['REFUNDED', 'refunded'],
    ]),
  );
});
