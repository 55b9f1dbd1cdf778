import type { OrderState } from '../order/order';
import { isToPayOut, type Refund, type RefundMove } from '../refunds/refund';
import type { Payout, PayoutState } from './payout';

/** Payouts of a refund, the first that was named first; refunds from before there were any have none. */
export const payoutsOf = ({ payouts = [] }: Pick<Refund, 'payouts'>): readonly Payout[] => payouts;

const OVER: readonly PayoutState[] = ['BOUNCED', 'REPLACED'];

/** The payout by which the refund's money goes, or went; undefined where somebody has to name a recipient first. */
export const currentPayout = (refund: Pick<Refund, 'payouts'>): Payout | undefined =>
  payoutsOf(refund).findLast(({ state }) => !OVER.includes(state));

/** A payout of an order, and the refund that it belongs to. */
export interface PlacedPayout {
  readonly refund: Refund;
  readonly payout: Payout;
}

/** Every payout of an order. */
export const placedPayouts = (order: Pick<OrderState, 'refunds'>): readonly PlacedPayout[] =>
  (order.refunds ?? []).flatMap((refund) => payoutsOf(refund).map((payout) => ({ refund, payout })));

/** The moves that go, or went, with a payout. */
export const movesWith = ({ moves }: Pick<Refund, 'moves'>, { id }: Payout): readonly RefundMove[] =>
  moves.filter(({ payoutId }) => payoutId === id);

/** How much of a refund is still to be paid out, in minor units. */
export const leftToPayOut = ({ moves }: Pick<Refund, 'moves'>): number =>
  moves.filter(isToPayOut).reduce((sum, { amount }) => sum + amount, 0);

/** Whether somebody has to name a recipient: nobody has, or what was sent came back. */
export const isRecipientWanted = (refund: Refund): boolean =>
  mayBeNamed(refund) && currentPayout(refund) === undefined;

/** Whether a recipient can be named or changed: the money waits, goes by a payout, and is in no batch. */
export const mayBeNamed = (refund: Refund): boolean =>
  (refund.approval === 'GIVEN' || refund.approval === 'NOT_NEEDED') &&
  refund.method !== 'manual' &&
  leftToPayOut(refund) > 0;
