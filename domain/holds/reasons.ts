import { namesOf } from '../namesOf';
import { STAFF_ROLES, type Role } from '../people/actor';

/**
 * What a hold can keep from happening: `payment` another attempt to pay and taking the money, `release` confirming the order
 * and its goods leaving the shelf, `hand-over` the parcel leaving the house, `refund` giving money back that was taken. A
 * cancellation voids what was only reserved all the same: to stop that would leave the customer's money reserved for nothing.
 */
export const BLOCKABLES = ['payment', 'release', 'hand-over', 'refund'] as const;
export type Blockable = (typeof BLOCKABLES)[number];

/** What a hold that nobody releases does at its end: it lets the order go on, or has it cancelled. */
export const HOLD_DEFAULTS = ['release', 'cancel'] as const;
export type HoldDefault = (typeof HOLD_DEFAULTS)[number];

/** What follows from the reason of a hold. */
export interface HoldRow {
  /** What it keeps from happening, unless the event that put it says otherwise. */
  readonly blocks: readonly Blockable[];
  /** Who looks after it, unless the event that put it says otherwise. */
  readonly owner: Role;
  /** Who may release it beside its owner. */
  readonly releasedBy: readonly Role[];
  /** The command that decides on it, without which nobody releases it; absent: it is released. */
  readonly decidedBy?: 'decideReview' | 'confirm' | 'reallocate';
  /** What everybody else is told; absent: that it is for those to release. */
  readonly forbids?: string;
}

/** The goods stay in the house. */
const GOODS = ['release', 'hand-over'] as const satisfies readonly Blockable[];

/**
 * What each reason to hold an order means. What a reason blocks and who owns it is workflow code: an event that holds an order
 * names its reason alone, and a running order is replayed by this table. Another meaning is another reason. Who may release a
 * hold and what others are told is free to change.
 */
export const HOLDS = {
  FRAUD_REVIEW: {
    blocks: GOODS,
    owner: 'support',
    releasedBy: [],
    decidedBy: 'decideReview',
    forbids: 'A review ends by its decision alone.',
  },
  PAYMENT: {
    blocks: GOODS,
    owner: 'finance',
    releasedBy: ['support', 'admin'],
    forbids: 'Whether the money is right is for support or finance to say.',
  },
  COURIER: {
    blocks: GOODS,
    owner: 'warehouse',
    releasedBy: STAFF_ROLES,
    forbids: 'What is wrong with the parcel is for staff to say.',
  },
  /** Blocks nothing: handing the goods over takes the money, which ends it. */
  RESERVATION: {
    blocks: [],
    owner: 'finance',
    releasedBy: ['support', 'admin'],
    forbids: 'What becomes of the reserved money is for support or finance to say.',
  },
  REFUND: {
    blocks: ['refund'],
    owner: 'finance',
    releasedBy: ['admin'],
    forbids: 'A refund that failed is for finance to see to.',
  },
  CONFIRMATION: {
    blocks: GOODS,
    owner: 'support',
    releasedBy: ['admin'],
    decidedBy: 'confirm',
    forbids: 'What the customer answers decides: confirm the order.',
  },
  CASH_CHANGE: {
    // Until the courier knows that there is less to collect, its customer would be asked for it once more.
    blocks: ['hand-over'],
    owner: 'warehouse',
    releasedBy: ['support', 'finance', 'admin'],
    forbids: 'Whoever has told the courier what to collect releases it.',
  },
  DEPOSIT: {
    blocks: GOODS,
    owner: 'support',
    releasedBy: ['finance', 'admin'],
    forbids: 'The order goes on once its deposit is paid, or the shop does without it.',
  },
  /** Blocks nothing: what the warehouses have goes on. */
  SHORTAGE: {
    blocks: [],
    owner: 'support',
    releasedBy: ['warehouse', 'admin'],
    decidedBy: 'reallocate',
    forbids: 'Once stock has come, reallocate the order; or cancel it.',
  },
  MANUAL: {
    blocks: GOODS,
    owner: 'support',
    releasedBy: ['support', 'admin'],
    forbids: 'Who put the hold, support and the administrators may release it.',
  },
} as const satisfies Readonly<Record<string, HoldRow>>;

/** Something that keeps an order from going on until a person decides. */
export type HoldReason = keyof typeof HOLDS;

const ROWS: Readonly<Record<HoldReason, HoldRow>> = HOLDS;

/** What follows from that reason. */
export const holdRow = (reason: HoldReason): HoldRow => ROWS[reason];

/** Every reason that an order can be held for. */
export const HOLD_REASONS: readonly HoldReason[] = namesOf(HOLDS);
