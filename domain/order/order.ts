import type { Allotment } from '../allocation/allotment';
import type { OrderBundle } from '../bundles/bundle';
import type { DeliveryWish } from '../allocation/deliveryWish';
import type { Reallocation } from '../allocation/elsewhere/leftOut';
import type { CorrectableField } from '../delivery/correction';
import type { Blockable, HoldDefault, HoldReason } from '../holds/reasons';
import type { Money } from '../money/money';
import type { Parcel } from '../parcel/parcel';
import type { PaymentLink } from '../links/link';
import type { Payment } from '../payment/payment';
import type { Refund } from '../refunds/refund';
import type { Actor, Role } from '../people/actor';
import type { SerialKind } from '../serials/serial';
import type { DeliveryPromise } from '../promise/promise';
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

/** One line of an order; amounts in minor units of the order's currency, frozen at placement. */
export interface OrderLine {
  readonly id: string;
  readonly sku: string;
  /** False for postage, fees and services: they hold no stock and travel in no parcel. */
  readonly stocked: boolean;
  readonly unitPrice: number;
  readonly subtotal: number;
  /** The line's own discount and its share of the order's. */
  readonly discount: number;
  /** How much of `discount` is its share of the order's; absent: nothing. */
  readonly orderDiscount?: number;
  readonly tax: number;
  /** In basis points; absent: not known. */
  readonly taxRate?: number;
  /** What the customer pays for it: `subtotal` − `discount`, and `tax` where that comes on top. */
  readonly total: number;
  /** What is scanned of each piece when it is packed; absent: nothing. */
  readonly serials?: SerialKind;
  /** How long its warranty runs from its delivery on, in months; absent: it has none. */
  readonly warrantyMonths?: number;
  readonly quantities: LineQuantities;
}

/** Minor units of the order's currency; `grandOf` in `domain/money/totals.ts` says how they add up. */
export interface Totals {
  readonly items: number;
  readonly discount: number;
  readonly tax: number;
  readonly shipping: number;
  readonly grand: number;
  /** `tax` is part of the other amounts; absent: it comes on top of them, or none is known. */
  readonly taxIncluded?: true;
  /** How much of `tax` is the delivery's; absent: nothing. */
  readonly shippingTax?: number;
}

/** One of the things that an order waits for; several stand side by side, each released by itself. */
export interface Hold {
  /** Unlike that of any other hold of the order. Holds of the story have their reason as their key. */
  readonly key: string;
  readonly reason: HoldReason;
  readonly blocks: readonly Blockable[];
  /** The role that looks after it. */
  readonly owner: Role;
  readonly since: string;
  /** When it ends by itself, and how: both or neither. */
  readonly until?: string;
  readonly default?: HoldDefault;
  /** It has a cause that a payment doesn't end: a person releases it. */
  readonly stays?: true;
}

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
  readonly refusal?: { readonly code: string; readonly detail: string; readonly amountLeft?: Money };
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
  /** What of its lines was sold together, for one price; absent: nothing. */
  readonly bundles?: readonly OrderBundle[];
  /** Where pieces lie that are held for it and in no parcel yet; those that it doesn't name lie in the warehouse `main`. */
  readonly allocation?: readonly Allotment[];
  /** Absent: each parcel leaves as it is ready. */
  readonly deliveryWish?: DeliveryWish;
  /** Absent: no warehouse has lacked or refused pieces of it, or a person has had it look everywhere since. */
  readonly reallocation?: Reallocation;
  readonly totals: Totals;
  /** What its customer was promised as it was placed. Absent: nothing was. */
  readonly promise?: DeliveryPromise;
  readonly payments: readonly Payment[];
  /** The oldest first, and of many the newest alone; absent in an order that never had one. */
  readonly paymentLinks?: readonly PaymentLink[];
  /** The oldest first; absent in an order that never had one. */
  readonly refunds?: readonly Refund[];
  readonly parcels: readonly Parcel[];
  /** The oldest first. */
  readonly holds: readonly Hold[];
  readonly risk?: {
    readonly score: number;
    readonly reasons: readonly string[];
    /** What of the delivery was corrected since it was assessed. */
    readonly correctedSince?: readonly CorrectableField[];
  };
  /** When it went on, paid after all, though it had been cancelled. */
  readonly reinstatedAt?: string;
  readonly confirmedAt?: string;
  readonly pickingAt?: string;
  readonly deliveredAt?: string;
  readonly cancellation?: {
    readonly reason: string;
    readonly by: Actor;
    /** The key of the hold that it is cancelled for, when that is why: nobody released it in time, or it was a review that failed. */
    readonly hold?: string;
    /** Nobody paid in time, which is why. */
    readonly unpaid?: true;
    /** What is kept on purpose of the money that was taken, in minor units: what a delivery cost that was made in vain. */
    readonly kept?: number;
    readonly requestedAt: string;
    readonly completedAt?: string;
    /** What a person has to see to since then, such as a parcel that the courier took: outlasts the cancellation. */
    readonly holds?: readonly Hold[];
  };
  readonly closedAt?: string;
  /** Set while a closed order is open again: when it closes by itself. */
  readonly reopenedUntil?: string;
  readonly undo: readonly Undo[];
  /** Newest last, bounded. */
  readonly answered: readonly AnsweredCommand[];
}
