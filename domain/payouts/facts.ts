import type { FactTable } from '../fact';
import { changeRefund } from '../refunds/changes';
import { changePayout, forgetBounce, takeAlong, takeBack } from './changes';
import type { BounceReason } from './payout';
import { currentPayout, payoutsOf } from './payouts';
import type { PayoutMethod } from './recipient';

/** A payout of a refund; its recipient is known by the same id, and to SQL alone. */
interface OfPayout {
  readonly refundId: string;
  readonly payoutId: string;
}

/** What becomes of money that is paid out. Amounts in minor units of the order's currency. */
export interface PayoutFacts {
  /** It takes the place of whoever was named before. */
  readonly PayoutNamed: OfPayout & {
    readonly method: PayoutMethod;
    /** The last digits of the number. */
    readonly last: string;
  };
  /** The code that was sent to the recipient's phone came back. */
  readonly PayoutProven: OfPayout;
  readonly PayoutApproved: OfPayout;
  /** It is in a batch. */
  readonly PayoutSent: OfPayout & { readonly batchId: string; readonly amount: number };
  /** The bank has not taken the batch: it goes with another. */
  readonly PayoutNotSent: OfPayout & { readonly code?: string };
  /** The bank's word; `RefundSucceeded` follows for each move that went with it. */
  readonly PayoutPaid: OfPayout & { readonly reference: string; readonly amount: number };
  /** Also of one that was paid: banks and wallets turn money back days later. */
  readonly PayoutBounced: OfPayout & {
    readonly reason: BounceReason;
    readonly code?: string;
    /** As much had been paid out, and its customer was told so. */
    readonly returned?: number;
  };
}

export const PAYOUT_FACTS: FactTable<PayoutFacts> = {
  PayoutNamed: {
    evolve: (order, { refundId, payoutId: id, method, last, actor: namedBy, at }) =>
      changeRefund(order, refundId, (refund) => {
        const before = currentPayout(refund);
        const known = payoutsOf(refund).map((payout) =>
          payout === before ? { ...payout, state: 'REPLACED' as const, since: at } : payout,
        );
        return { ...refund, payouts: [...known, { id, method, last, namedBy, state: 'NAMED', since: at }] };
      }),
  },
  PayoutProven: {
    evolve: (order, { refundId, payoutId, at }) =>
      changePayout(order, refundId, payoutId, { state: 'PROVEN', since: at }),
  },
  PayoutApproved: {
    evolve: (order, { refundId, payoutId, actor: approvedBy, at }) =>
      changePayout(order, refundId, payoutId, { state: 'APPROVED', since: at, approvedBy }),
  },
  PayoutSent: {
    evolve: (order, { refundId, payoutId, batchId, amount, at }) =>
      changeRefund(
        changePayout(order, refundId, payoutId, { state: 'SENT', since: at, batchId, amount }),
        refundId,
        (refund) => takeAlong(refund, payoutId, { state: 'PENDING', since: at }),
      ),
  },
  PayoutNotSent: {
    evolve: (order, { refundId, payoutId, at }) =>
      takeBack(
        changePayout(order, refundId, payoutId, { state: 'APPROVED', since: at }),
        refundId,
        payoutId,
        at,
      ),
  },
  PayoutPaid: {
    evolve: (order, { refundId, payoutId, reference, amount, at }) =>
      changeRefund(
        changePayout(forgetBounce(order, refundId, payoutId), refundId, payoutId, {
          ...{ state: 'PAID', since: at, reference, amount },
        }),
        refundId,
        (refund) => takeAlong(refund, payoutId, {}),
      ),
  },
  PayoutBounced: {
    evolve: (order, { refundId, payoutId, reason, code, at }) =>
      takeBack(
        changePayout(order, refundId, payoutId, {
          ...{ state: 'BOUNCED', since: at, reason },
          ...(code !== undefined && { code }),
        }),
        refundId,
        payoutId,
        at,
      ),
    tells: () => 'payoutBounced',
    erp: true,
    shows: ['reason'],
  },
};
