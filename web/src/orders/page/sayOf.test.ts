import type { OrderJson } from '../../../../api/schema/order';
import { sayOf, wentWell } from './sayOf';

const HOLD = { key: 'HELD', reason: 'HELD', blocks: [], since: '2026-11-21T10:00:00Z' };

const payment = (status: string): OrderJson['payments'][number] => {
  const none = { amount: 0, currency: 'BDT' };
  return {
    ...{ id: '1', method: 'card', provider: 'stripe', providerReference: null, status },
    ...{ amount: none, authorized: none, captured: none, refunded: none, actionUrl: null, declineCode: null },
  };
};

type Read = Pick<
  OrderJson,
  'status' | 'stage' | 'holds' | 'due' | 'payments' | 'allowedActions' | 'cancellation'
>;

interface Changed extends Partial<Omit<Read, 'due'>> {
  readonly due?: number;
  /** The state of the only payment. */
  readonly paid?: string;
}

const order = ({ due = 0, paid = 'AUTHORIZED', ...changed }: Changed = {}): Read => ({
  ...{ status: 'CONFIRMED', stage: 'Placed', holds: [], allowedActions: ['cancel'], cancellation: null },
  due: { amount: due, currency: 'BDT' },
  payments: [payment(paid)],
  ...changed,
});

const DECLINED = { status: 'PAYMENT_FAILED', due: 500, paid: 'DECLINED' } as const;

describe('sayOf', () => {
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

  it('says of one whose payment is under way that it is', () => {
    for (const paid of ['PENDING', 'ACTION_REQUIRED', 'UNKNOWN'])
      expect(sayOf(order({ status: 'PENDING', due: 500, paid, holds: [HOLD] }))).toBe('orders.say.PENDING');
  });
});

describe('wentWell', () => {
  it('is so until a payment is declined or the order cancelled', () => {
    expect(wentWell(order())).toBe(true);
    expect(wentWell(order({ status: 'PENDING', paid: 'PENDING', due: 500 }))).toBe(true);
    expect(wentWell(order(DECLINED))).toBe(false);
    const paidAgain = [payment('DECLINED'), payment('AUTHORIZED')];
    expect(wentWell(order({ payments: paidAgain }))).toBe(false);
    const cancellation = { reason: 'Changed my mind', requestedAt: '2026-11-21T10:00:00Z' };
    expect(wentWell(order({ status: 'CANCELLING', cancellation }))).toBe(false);
  });

  it('knows of a failure by the status alone, which comes first', () => {
    expect(wentWell(order({ status: 'PAYMENT_FAILED', paid: 'PENDING', due: 500 }))).toBe(false);
  });
});
