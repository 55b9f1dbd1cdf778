import { action } from '../command';
import { DomainError } from '../errors';
import { blocked } from '../order/refusals';
import { requireRefund } from './decideRefund';
import { isToPayOut, refundStatus } from './refund';
import { refundsOf } from './refunds';
import { requireThere } from './refundable';
import { settleRefund } from './settleRefund';

interface PayOutRefund {
  readonly refundId: string;
  /** Of the transfer or the wallet's payment, by which it is found again. */
  readonly reference: string;
}

/** Says that what had no way back by which it came, as cash, was paid out to the customer. */
export const payOutRefund = action<PayOutRefund>({
  description:
    'Records that a refund of cash was paid out to the customer, with the reference of the payment.',
  shape: { refundId: 'text', reference: 'text' },
  roles: ['finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order, actor) =>
    blocked(order, 'refund', actor) ??
    (refundsOf(order).some((refund) => refundStatus(refund) === 'TO_PAY_OUT')
      ? undefined
      : 'No refund of the order is to be paid out.'),
  decide: (order, { refundId, reference }) => {
    const refund = requireRefund(order, refundId);
    if (refundStatus(refund) !== 'TO_PAY_OUT')
      throw new DomainError('not-allowed', `The refund ${refundId} is not to be paid out.`);
    requireThere(order, refund.moves.filter(isToPayOut));
    return refund.moves
      .filter(isToPayOut)
      .flatMap(({ ordinal, amount }) =>
        settleRefund(order, ordinal, { outcome: 'refunded', reference, amount }),
      );
  },
});
