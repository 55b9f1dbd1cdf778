import type { Actor } from '../people/actor';
import type { OrderPolicy } from './policy';

/**
 * Pieces of a line by where they are. `ordered` never changes; `backordered`, `returned`, `exchanged` and
 * `lost` are part of the vocabulary of a line's status.
 */
export interface LineQuantities {
  readonly ordered: number;
  readonly reserved: number;
  readonly backordered: number;
  readonly packed: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly cancelled: number;
  readonly returned: number;
  readonly exchanged: number;
  readonly lost: number;
}

/** One line of an order; amounts in minor units of the order's currency. */
export interface OrderLine {
  readonly id: string;
  readonly sku: string;
  /** False for postage, fees and services: they hold no stock and travel in no parcel. */
  readonly stocked: boolean;
  readonly unitPrice: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly quantities: LineQuantities;
}

/** Minor units of the order's currency; `grand` = items − discount + tax + shipping. */
export interface Totals {
  readonly items: number;
  readonly discount: number;
  readonly tax: number;
  readonly shipping: number;
  readonly grand: number;
}

export type PaymentState =
  | 'PENDING' // asked for, or about to be
  | 'ACTION_REQUIRED' // the customer must confirm with the bank
  | 'UNKNOWN' // the gateway did not answer in time: it may or may not have happened
  | 'AUTHORIZED'
  | 'CAPTURED'
  | 'VOIDED'
  | 'DECLINED';

/** One attempt to pay; a failed attempt is followed by another with the next ordinal. */
export interface Payment {
  readonly id: string;
  /** Position among the order's attempts, from 1: the last part of the vendor's idempotency keys. */
  readonly ordinal: number;
  readonly method: PaymentMethod;
  readonly provider: string;
  readonly amount: number;
  readonly state: PaymentState;
  /** The vendor's id of the payment, known from its first answer. */
  readonly reference?: string;
  /** Where the customer confirms the payment, while ACTION_REQUIRED. */
  readonly actionUrl?: string;
  readonly declineCode?: string;
  /** Until when a declined payment may be followed by another. */
  readonly retryUntil?: string;
  /** When the attempt was asked for: the start of the window in which its call may be repeated. */
  readonly requestedAt: string;
  /** A capture that the gateway refused for good; a person has to act. */
  readonly captureError?: string;
}

export const PAYMENT_METHODS = ['card'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export type ParcelState =
  | 'PACKED'
  | 'BOOKED'
  | 'HANDED_OVER'
  | 'IN_TRANSIT'
  | 'OUT_FOR_DELIVERY'
  | 'DELIVERY_FAILED'
  | 'RETURNING'
  | 'RETURNED'
  | 'DELIVERED'
  | 'PULLED'; // taken back before hand-over because the order was cancelled

/** One physical parcel. */
export interface Parcel {
  readonly id: string;
  readonly courier: string;
  readonly state: ParcelState;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  /** The courier's id of the parcel. */
  readonly consignmentId?: string;
  /** Why the courier would not take the booking; a person has to act. */
  readonly bookingError?: string;
  readonly handedOverAt?: string;
  readonly deliveredAt?: string;
  /** Times the courier tried and failed. */
  readonly failedAttempts: number;
  /** Courier events already applied, newest last and bounded: webhooks come twice and out of order. */
  readonly seen: readonly string[];
  /** When the newest applied courier event happened: an older one changes nothing. */
  readonly trackedAt?: string;
}

/** Something that keeps an order from going on until a person decides. */
export type HoldReason = 'FRAUD_REVIEW' | 'PAYMENT' | 'COURIER';

/**
 * What has to be undone should the order be cancelled: plain data keyed by our own ids. Each is registered by
 * the event that comes before its step, so that a crash in the middle of the step still undoes it.
 */
export type Undo =
  | { readonly kind: 'releaseInventory' }
  | { readonly kind: 'voidPayment'; readonly paymentId: string }
  | { readonly kind: 'pullParcel'; readonly parcelId: string };

/** A command already answered: same id again gets the same answer. */
export interface AnsweredCommand {
  readonly id: string;
  /** Hash of name and payload: the same id with another body is refused. */
  readonly hash: string;
  readonly version: number;
  readonly refusal?: { readonly code: string; readonly detail: string };
}

/**
 * Everything the order's workflow knows: a fold of its events, plain JSON, free of personal data.
 * It is the workflow's state, the argument of continue-as-new, and the snapshot in `orders.state`.
 */
export interface OrderState {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: string;
  /** How many events there are: the position of the newest. */
  readonly version: number;
  /** Raised by commercial changes only; the API's ETag. */
  readonly revision: number;
  readonly placedAt: string;
  readonly policy: OrderPolicy;
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  readonly payments: readonly Payment[];
  readonly parcels: readonly Parcel[];
  readonly holds: readonly HoldReason[];
  readonly risk?: { readonly score: number; readonly reasons: readonly string[] };
  readonly confirmedAt?: string;
  readonly pickingAt?: string;
  readonly deliveredAt?: string;
  readonly cancellation?: {
    readonly reason: string;
    readonly by: Actor;
    readonly requestedAt: string;
    readonly completedAt?: string;
    /** What a person has to see to since then, such as a parcel that the courier took: outlasts the cancellation. */
    readonly holds?: readonly HoldReason[];
  };
  readonly closedAt?: string;
  /** Set while a closed order is open again: when it closes by itself. */
  readonly reopenedUntil?: string;
  readonly undo: readonly Undo[];
  /** Newest last, bounded. */
  readonly answered: readonly AnsweredCommand[];
}
