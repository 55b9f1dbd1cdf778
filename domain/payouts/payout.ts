import type { OrderState } from '../order/order';
import type { Actor } from '../people/actor';
import { isToPayOut, type Refund, type RefundMove } from '../refunds/refund';
import { refundsOf } from '../refunds/refunds';
import type { PayoutMethod } from './recipient';

/**
 * How far a payout has come. `NAMED`: its recipient still has to prove the number. `PROVEN`: finance has to approve it. `APPROVED`: it
 * goes with the next batch. `SENT`: it is in a batch, and the bank has not said yet. `REPLACED`: another recipient took its place.
 */
export const PAYOUT_STATES = [
  ...(['NAMED', 'PROVEN', 'APPROVED', 'SENT', 'PAID', 'BOUNCED', 'REPLACED'] as const),
] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** Why a bank or wallet sent money back, in our words. */
export const BOUNCE_REASONS = [
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_CLOSED',
  'NAME_MISMATCH',
  'LIMIT_EXCEEDED',
  'OTHER',
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/** Money of a refund on its way to one recipient. Who that is stands in SQL under the payout's id, and never here. */
export interface Payout {
  /** Of the recipient, and of the line of the batch. */
  readonly id: string;
  readonly method: PayoutMethod;
  /** The last digits of the wallet's or the account's number, by which people tell it from another. */
  readonly last: string;
  readonly namedBy: Actor;
  readonly state: PayoutState;
  /** Since when it is in that state (RFC 3339). */
  readonly since: string;
  readonly approvedBy?: Actor;
  /** Minor units of the order's currency, once it is in a batch. */
  readonly amount?: number;
  readonly batchId?: string;
  /** The bank's own of the payment. */
  readonly reference?: string;
  readonly reason?: BounceReason;
  /** The bank's word for it. */
  readonly code?: string;
}

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
  refundsOf(order).flatMap((refund) => payoutsOf(refund).map((payout) => ({ refund, payout })));

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
