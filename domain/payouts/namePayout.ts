import { action } from '../command';
import { DomainError } from '../errors';
import { blocked } from '../order/refusals';
import { requireRefund } from '../refunds/decideRefund';
import { refundsOf } from '../refunds/refunds';
import { mayBeNamed, payoutsOf } from './payouts';
import { PAYOUT_METHODS, type PayoutMethod } from './recipient';

interface NamePayout {
  readonly refundId: string;
  /** By which SQL has the recipient. */
  readonly payoutId: string;
  readonly method: PayoutMethod;
  readonly last: string;
}

/** As often as anybody changes their mind, and more: the state is to stay small. */
const MOST_NAMED = 20;

/** Says who gets money that is to be paid out; whoever was named before gets none. The number has to be proven afterwards. */
export const namePayout = action<NamePayout>({
  description:
    'Says that a recipient was named for a refund that is to be paid out; the API keeps who it is.',
  shape: { refundId: 'text', payoutId: 'text', method: { oneOf: PAYOUT_METHODS }, last: 'text' },
  roles: ['customer', 'support', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order, actor) =>
    blocked(order, 'refund', actor) ??
    (refundsOf(order).some(mayBeNamed) ? undefined : 'No refund of the order waits for a recipient.'),
  decide: (order, { refundId, payoutId, method, last }) => {
    const refund = requireRefund(order, refundId);
    const known = payoutsOf(refund);
    if (known.some(({ id }) => id === payoutId)) return [];
    if (!mayBeNamed(refund))
      throw new DomainError('not-allowed', `The refund ${refundId} waits for no recipient.`);
    if (known.length >= MOST_NAMED)
      throw new DomainError('not-allowed', `The refund has had ${MOST_NAMED} recipients already.`);
    return [{ type: 'PayoutNamed', refundId, payoutId, method, last: last.slice(-4) }];
  },
});
