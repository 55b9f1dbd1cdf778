import { malformation } from '../commandShape';
import type { CommandPayloads } from '../commands';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { STANDARD_POLICY } from '../order/policy';
import { NAMESPACE_STAFF } from '../people/actor';
import { approvalRefusal } from '../refunds/approval';
import { refundsOf } from '../refunds/refunds';
import { APPROVAL_CAUSES } from './appeasement';
import { choiceFault } from '../storeCredit/requireChoice';
import { given } from '../testing/given';
import { after, later, newOrder, PEOPLE } from '../testing/orders';
import { authorized, captured, orderAt, refundRequested } from '../testing/stages';

const delivered = orderAt('delivered');
const GRAND = delivered.totals.grand;
const LATE: CommandPayloads['appease'] = { amount: 100_00, reason: 'LATE' };
const asked: OrderFact<'RefundRequested'> = {
  ...{ type: 'RefundRequested', refundId: '1', amount: 100_00, reason: 'LATE', purpose: 'APPEASEMENT' },
  from: [{ ordinal: 1, paymentId: '1', amount: 100_00 }],
};

/** A paid order whose policy allows so much of store credit. */
const paid = (storeCredit: OrderState['policy']['storeCredit'] = {}): OrderState =>
  after(newOrder({ policy: { ...STANDARD_POLICY, storeCredit } }), authorized, captured);

describe('goodwill', () => {
  test('that was counted before goes back at once, by the payment that was taken', () => {
    given(delivered)
      .when('appease', { ...LATE, claim: 'c' }, PEOPLE.support)
      .yields({ ...asked, claim: 'c' });
  });

  test('that is over a budget waits for somebody else, and says over which', () => {
    given(delivered)
      .when('appease', { ...LATE, over: ['BUDGET', 'PHONE'] }, PEOPLE.support)
      .yields({ ...asked, needsApproval: true, because: ['BUDGET', 'PHONE'] });
  });

  test('that nobody has counted waits for somebody else, whatever it comes to', () => {
    given(delivered)
      .when('appease', { ...LATE, amount: 1 }, PEOPLE.admin)
      .yields({
        ...{ ...asked, amount: 1, from: [{ ordinal: 1, paymentId: '1', amount: 1 }] },
        ...{ needsApproval: true, because: ['UNCLAIMED'] },
      });
  });

  test('that is more than the role may give back of one order waits for somebody else, and claims nothing', () => {
    const amount = 5_000_01;
    given(delivered)
      .when('appease', { amount, reason: 'DAMAGED', claim: 'c' }, PEOPLE.support)
      .yields({
        ...{ ...asked, amount, reason: 'DAMAGED', from: [{ ordinal: 1, paymentId: '1', amount }] },
        ...{ needsApproval: true, because: ['ORDER'] },
      });
  });

  test('is refused to whom nobody knows: whoever asked might approve it', () => {
    given(delivered)
      .when('appease', { ...LATE, claim: 'c' }, PEOPLE.support)
      .yields({ ...asked, claim: 'c' });
    given(delivered)
      .when('appease', LATE, NAMESPACE_STAFF)
      .isRefused('forbidden', /by the API/);
  });

  test('is never more than is left of what was paid, with all that has gone back before', () => {
    const order = after(delivered, { ...refundRequested, needsApproval: true });
    const refusal = given(order)
      .when('appease', { amount: GRAND - 500_00 + 1, reason: 'LATE', claim: 'c' }, PEOPLE.finance)
      .isRefused('not-allowed', /more than can be given back/);
    expect(refusal.extra.amountLeft).toEqual({ amount: GRAND - 500_00, currency: 'BDT' });
    const most = after(delivered, {
      ...asked,
      amount: GRAND,
      from: [{ ordinal: 1, paymentId: '1', amount: GRAND }],
    });
    given(most)
      .when('refund', { amount: 1, reason: 'x' }, PEOPLE.finance)
      .isRefused('not-allowed', /All that was taken/);
  });

  test('for another reason than those of the list says which', () => {
    const refusal = given(delivered)
      .when('appease', { ...LATE, reason: 'OTHER', claim: 'c' })
      .isRefused('validation', /Say what the reason is/);
    expect(refusal.extra.errors).toMatchObject([{ pointer: '/notes' }]);
  });

  test('is approved by finance, not by a colleague, nor by whoever asked', () => {
    const order = after(delivered, { ...asked, needsApproval: true, because: ['BUDGET'] });
    const [refund] = refundsOf(order);
    if (!refund) throw new Error('No refund');
    const byNadia = { ...refund, requestedBy: PEOPLE.support };
    const colleague = { id: 'karim', role: 'support' } as const;
    expect(approvalRefusal(order, byNadia, colleague)).toMatch(/for finance/);
    expect(approvalRefusal(order, byNadia, PEOPLE.support)).toMatch(/Whoever asked/);
    expect(approvalRefusal(order, byNadia, PEOPLE.finance)).toBeUndefined();
    expect(approvalRefusal(order, { ...byNadia, requestedBy: PEOPLE.finance }, PEOPLE.finance)).toMatch(
      /Whoever asked/,
    );
  });
});

describe('store credit', () => {
  test('is given as goodwill where the order’s country allows it', () => {
    given(paid({ goodwill: true }))
      .when('appease', { ...LATE, claim: 'c', method: 'credit' }, PEOPLE.support)
      .yields({
        ...{ ...asked, claim: 'c', method: 'credit' },
        from: [{ ordinal: 1, paymentId: '1', amount: 100_00, method: 'credit' }],
      });
    given(paid({ refunds: true }))
      .when('appease', { ...LATE, claim: 'c', method: 'credit' })
      .isRefused('not-allowed', /Goodwill isn’t given as store credit/);
  });

  test('takes the place of money only where the country allows it, and the customer has chosen it', () => {
    const wish = { amount: 100_00, reason: 'Missing', method: 'credit' } as const;
    given(paid({ goodwill: true }))
      .when('refund', wish, PEOPLE.customer)
      .isRefused('not-allowed', /go back the way it was paid/);
    const refusal = given(paid({ refunds: true }))
      .when('refund', wish, PEOPLE.support)
      .isRefused('validation', /how the customer has chosen/);
    expect(refusal.extra.errors).toMatchObject([{ pointer: '/choice' }]);
    given(paid({ refunds: true }))
      .when('refund', { ...wish, choice: { how: 'PHONE', at: later(9_999) } }, PEOPLE.support)
      .isRefused('validation', /not been yet/);
    given(paid({ refunds: true }))
      .when('refund', { ...wish, choice: { how: 'PAGE', at: later(9) } }, PEOPLE.support)
      .isRefused('validation', /how the customer/);
    const refund: OrderFact<'RefundRequested'> = {
      ...{ type: 'RefundRequested', refundId: '1', amount: 100_00, reason: 'Missing', method: 'credit' },
      from: [{ ordinal: 1, paymentId: '1', amount: 100_00, method: 'credit' }],
    };
    given(paid({ refunds: true }))
      .when('refund', { ...wish, choice: { how: 'PHONE', at: later(9) } }, PEOPLE.support)
      .yields({ ...refund, choice: { how: 'PHONE', at: later(9) } });
    given(paid({ refunds: true }))
      .when('refund', { ...wish, choice: { how: 'CHAT' } }, PEOPLE.support)
      .yields({ ...refund, choice: { how: 'CHAT', at: later(1_000) } });
    given(paid({ refunds: true }))
      .when('refund', wish, PEOPLE.customer)
      .yields({ ...refund, choice: { how: 'PAGE', at: later(1_000) }, needsApproval: true });
  });

  test('the way it came is what no method says, too', () => {
    given(delivered)
      .when('refund', { amount: 1, reason: 'x', method: 'original' }, PEOPLE.support)
      .yields({
        ...{ type: 'RefundRequested', refundId: '1', amount: 1, reason: 'x' },
        from: [{ ordinal: 1, paymentId: '1', amount: 1 }],
      });
  });

  test('a choice has a way and a time', () => {
    expect(choiceFault({ how: 'PHONE', at: later(1) })).toBeUndefined();
    for (const wrong of [
      'PHONE',
      null,
      {},
      { how: 'FAX', at: later(1) },
      { how: 'PHONE', at: 'noon' },
      { at: later(1) },
    ])
      expect(choiceFault(wrong)).toMatch(/must have how/);
  });
});

test('what it is too much for is a list of what there is, each at most once over', () => {
  const asked = { amount: 1, reason: 'LATE' };
  expect(malformation('appease', { ...asked, over: [...APPROVAL_CAUSES] })).toBeUndefined();
  for (const over of [[...APPROVAL_CAUSES, 'BUDGET'], ['MOOD'], 'BUDGET'])
    expect(malformation('appease', { ...asked, over })).toMatch(/must be a list of BUDGET/);
});
