import type { OrderFact } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { evolve } from '../../domain/evolve';
import { after, asEvent, PEOPLE } from '../../domain/testing/orders';
import { orderAt, refundFailed, refundRequested } from '../../domain/testing/stages';
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
