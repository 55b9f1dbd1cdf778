import type { OrderFact } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { evolve } from '../../domain/evolve';
import { after, asEvent, PEOPLE } from '../../domain/testing/orders';
import { orderAt, refundFailed, refundRequested, refundSucceeded } from '../../domain/testing/stages';
import { shownRefunds } from './shownRefunds';

const delivered = orderAt('delivered');
const rejected: OrderFact = { type: 'RefundRejected', refundId: '1', notes: 'No' };

/** An order of which somebody has asked for a refund. */
const askedBy = (actor: (typeof PEOPLE)[keyof typeof PEOPLE], more: object = {}): OrderState =>
  evolve(delivered, asEvent(delivered, { ...refundRequested, ...more }, { actor }));

const seenBy = (actor: 'customer' | 'finance', order: OrderState): readonly string[] =>
  shownRefunds(order, PEOPLE[actor]).map(({ status }) => status);

describe('a refund that staff asked for', () => {
  const awaited = askedBy(PEOPLE.support, { needsApproval: true });

  test('is the staff’s own matter until it is let go, and for good where it never is', () => {
    expect([seenBy('customer', awaited), seenBy('finance', awaited)]).toEqual([[], ['REQUESTED']]);
    const over = after(awaited, rejected);
    expect([seenBy('customer', over), seenBy('finance', over)]).toEqual([[], ['REJECTED']]);
  });

  test('stays in sight with its end once its customer was told of it', () => {
    // Cash that was let go: its customer was asked where the money shall go.
    const told = after(awaited, { ...rejected, toCustomer: true });
    expect(seenBy('customer', told)).toEqual(['REJECTED']);
  });

  test('stays in sight with its end once it was to be paid out, also where nothing says that it was told', () => {
    const from = refundRequested.from.map((move) => ({ ...move, byHand: true as const }));
    const asked = askedBy(PEOPLE.support, { needsApproval: true, from });
    const approved = after(asked, { type: 'RefundApproved', refundId: '1' });
    expect(seenBy('customer', approved)).toEqual(['PENDING']);
    expect(seenBy('customer', after(approved, rejected))).toEqual(['REJECTED']);
  });

  test('stays in sight with its end once it was on its way', () => {
    const approved = after(awaited, { type: 'RefundApproved', refundId: '1' });
    expect(seenBy('customer', approved)).toEqual(['PENDING']);
    const failed = after(approved, refundFailed);
    expect(seenBy('customer', failed)).toEqual(['PENDING']);
    expect(seenBy('customer', after(failed, rejected))).toEqual(['FAILED']);
  });
});

test('a refund that its customer asked for is theirs to follow to its end', () => {
  const asked = askedBy(PEOPLE.customer, { needsApproval: true });
  expect(seenBy('customer', asked)).toEqual(['REQUESTED']);
  expect(seenBy('customer', after(asked, rejected))).toEqual(['REJECTED']);
});

describe('the parts of a refund', () => {
  const partsOf = (order: OrderState) => shownRefunds(order, PEOPLE.customer).map(({ parts }) => parts);
  const taka = (amount: number) => ({ amount, currency: delivered.currency });

  test('say what goes back the way it was paid and what is paid out, and how much of each has gone', () => {
    const from = [
      { ordinal: 1, paymentId: '1', amount: 200_00 },
      { ordinal: 2, paymentId: '1', amount: 300_00, byHand: true as const },
    ];
    const asked = askedBy(PEOPLE.customer, { from });
    const payout = { way: 'payout', amount: taka(300_00), refunded: taka(0) };
    expect(partsOf(asked)).toEqual([[{ way: 'original', amount: taka(200_00), refunded: taka(0) }, payout]]);
    expect(partsOf(after(asked, { ...refundSucceeded, amount: 200_00 }))).toEqual([
      [{ way: 'original', amount: taka(200_00), refunded: taka(200_00) }, payout],
    ]);
  });

  test('are of the store credit where it was chosen, and where it had paid', () => {
    const credit = [{ way: 'credit', amount: taka(500_00), refunded: taka(0) }];
    const from = refundRequested.from.map((move) => ({ ...move, method: 'credit' as const }));
    expect(partsOf(askedBy(PEOPLE.customer, { from }))).toEqual([credit]);
    const payments = delivered.payments.map((payment) => ({ ...payment, method: 'credit' as const }));
    expect(partsOf({ ...askedBy(PEOPLE.customer), payments })).toEqual([credit]);
  });

  test('count a move that took the place of another once', () => {
    const failed = after(askedBy(PEOPLE.customer), refundFailed);
    const retried = after(failed, {
      ...{ type: 'RefundRetried', refundId: '1', ordinal: 1, paymentId: '1', next: 2 },
    });
    expect(partsOf(retried)).toEqual([[{ way: 'original', amount: taka(500_00), refunded: taka(0) }]]);
  });
});
