import type { ApprovalCause } from '../appeasement/appeasement';
import type { Payout } from '../payouts/payout';
import type { Actor } from '../people/actor';
import type { CreditChoice } from '../storeCredit/choice';

/**
 * How money goes back. `original`: the way it came; cash to whom its customer names. `payout` and `manual` are for cash: to a recipient who
 * has proven the number, or in a way that finance writes down. `credit`: to the customer's account at the shop.
 */
export const REFUND_METHODS = ['original', 'payout', 'manual', 'credit'] as const;
export type RefundMethod = (typeof REFUND_METHODS)[number];

/** A way that a refund names; one that names none goes the original way. */
export type OtherMethod = Exclude<RefundMethod, 'original'>;

/** What is given back for some pieces of a line, in minor units of the order's currency, its tax included. */
export interface RefundedLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly amount: number;
  /** How much of it is tax; absent: not known. */
  readonly tax?: number;
}

/**
 * How far one move of a refund has come. `DUE`: the gateway is to be asked, or is being asked. `PENDING`: it has taken the
 * call, and the bank has not said yet. `UNKNOWN`: the call was stopped before its answer came, and the gateway is asked whether it
 * was made. `RETRIED`: it failed, and another move took its place. `WITHDRAWN`: nobody wants it any more, and nothing has moved by it.
 */
export type RefundMoveState = 'DUE' | 'UNKNOWN' | 'PENDING' | 'DONE' | 'FAILED' | 'RETRIED' | 'WITHDRAWN';

/** States of a move that has moved nothing yet as far as anybody knows, and is still wanted. */
const UNDER_WAY: readonly RefundMoveState[] = ['DUE', 'UNKNOWN', 'PENDING', 'FAILED'];

/** What is given back of one payment. */
export interface RefundMove {
  /** Position among all such moves of the order, from 1: the last part of the vendor's idempotency key. */
  readonly ordinal: number;
  readonly paymentId: string;
  readonly amount: number;
  /** It has no way back by which it came, as cash: somebody pays it out. Absent: its gateway is asked. */
  readonly byHand?: true;
  /** To the customer's account at the shop, not the way it came. */
  readonly method?: 'credit';
  readonly state: RefundMoveState;
  /** Since when it is in that state. */
  readonly since: string;
  /** The gateway's id of the refund, once it has one. */
  readonly reference?: string;
  /** The gateway's word for why it failed. */
  readonly code?: string;
  /** The payout that it goes with, or went. */
  readonly payoutId?: string;
  /** The ordinal of the move that took its place. */
  readonly retriedAs?: number;
}

/**
 * Money that is to be given back. It is asked for with its moves worked out; none of them is made before whoever has to
 * approve it has.
 */
export interface Refund {
  readonly id: string;
  /** Minor units of the order's currency. */
  readonly amount: number;
  readonly reason: string;
  /** Given out of goodwill, for no goods; `reason` is a code of appeasements then. Absent: it gives back what was paid for something. */
  readonly purpose?: 'APPEASEMENT';
  /** By which its budget was claimed, where nobody else had to approve it. */
  readonly claim?: string;
  readonly method?: OtherMethod;
  /** That the customer chose store credit over their money. */
  readonly choice?: CreditChoice;
  /** Why somebody else has to approve it, where its rule says so. */
  readonly because?: readonly ApprovalCause[];
  /** Whole lines of pieces that it is for; absent: it is an amount. */
  readonly lines?: readonly RefundedLine[];
  /** How much of it is for the delivery. */
  readonly shipping?: number;
  readonly requestedBy: Actor;
  readonly requestedAt: string;
  /** `AWAITED` until somebody else has decided; `NOT_NEEDED` where the role may give back as much alone. */
  readonly approval: 'NOT_NEEDED' | 'AWAITED' | 'GIVEN' | 'REFUSED';
  readonly approvedBy?: Actor;
  /** Its customer was told that it is not made, as whoever waited for it is. */
  readonly endTold?: true;
  readonly moves: readonly RefundMove[];
  /** To whom it is paid out, as far as somebody was named. */
  readonly payouts?: readonly Payout[];
}

/** What of a refund may still go back: of one that was rejected, what is on its way all the same. */
export const promisedBy = ({ approval, moves }: Pick<Refund, 'approval' | 'moves'>): readonly RefundMove[] =>
  moves.filter((move) => (approval === 'REFUSED' ? move.state === 'PENDING' : isUnderWay(move)));

/** What a refund is called in public. */
export const REFUND_STATUSES = [
  ...(['AWAITING_APPROVAL', 'TO_PAY_OUT', 'PENDING', 'FAILED', 'REFUNDED', 'REJECTED'] as const),
] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** How far a refund has come: what failed speaks before what is under way, so that somebody sees to it. */
export function refundStatus({ approval, moves }: Pick<Refund, 'approval' | 'moves'>): RefundStatus {
  if (approval === 'REFUSED') return 'REJECTED';
  if (approval === 'AWAITED') return 'AWAITING_APPROVAL';
  if (moves.some(({ state }) => state === 'FAILED')) return 'FAILED';
  if (moves.some(isToPayOut)) return 'TO_PAY_OUT';
  return moves.some(isUnderWay) ? 'PENDING' : 'REFUNDED';
}

/** Whether somebody is to pay it out. */
export const isToPayOut = ({ byHand, state }: Pick<RefundMove, 'byHand' | 'state'>): boolean =>
  byHand === true && state === 'DUE';

/** Whether a move is not counted in what its payment has given back, and may still be. */
export const isUnderWay = ({ state }: Pick<RefundMove, 'state'>): boolean => UNDER_WAY.includes(state);

/** Whether somebody or something is still to see to it. */
export const isOpen = (refund: Refund): boolean => {
  const status = refundStatus(refund);
  return status !== 'REFUNDED' && status !== 'REJECTED';
};

/** Who is a customer, or asks in the place of one. */
export const CUSTOMER_ROLES: readonly string[] = ['customer', 'checkout'];

/** Whether its customer has asked for it, by themselves or through the shop's own backend. */
export const isByCustomer = ({ requestedBy: { role } }: Refund): boolean => CUSTOMER_ROLES.includes(role);
