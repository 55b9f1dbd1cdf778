import type { DisputeState } from './dispute/dispute';

/**
 * `card` is taken by a gateway; `cod` is cash that a courier collects at the door; `credit` is what the customer has on their account
 * at the shop.
 */
export const PAYMENT_METHODS = ['card', 'cod', 'credit'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export type PaymentState =
  | 'PENDING' // asked for, or about to be
  | 'ACTION_REQUIRED' // the customer must confirm with the bank
  | 'UNKNOWN' // the gateway did not answer in time: it may or may not have happened
  | 'AUTHORIZED'
  | 'CAPTURED'
  | 'VOIDED'
  | 'DECLINED'
  | 'DUE'; // to be paid at the door

/** What its holder knows a card by. Everything else of a card stays with the gateway. */
export interface PaymentCard {
  /** The gateway's word for its brand, such as `visa`. */
  readonly brand: string;
  readonly last4: string;
}

/** One attempt to pay; a failed attempt is followed by another with the next ordinal. */
export interface Payment {
  readonly id: string;
  /** Position among the order's attempts, from 1: the last part of the vendor's idempotency keys. */
  readonly ordinal: number;
  readonly method: PaymentMethod;
  readonly provider: string;
  /** What was asked for. */
  readonly amount: number;
  /** What was reserved, taken and given back, each where its state alone doesn't say it: `amounts.ts` reads them. */
  readonly authorized?: number;
  readonly captured?: number;
  readonly refunded?: number;
  /** Of the price, what is left of cash at the door and too little to be asked for: rounding settles it. */
  readonly rounded?: number;
  readonly state: PaymentState;
  /** The vendor's id of the payment, known from its first answer. */
  readonly reference?: string;
  /** The card, from the first word of the gateway that tells of it. */
  readonly card?: PaymentCard;
  /** Where the customer confirms the payment, while ACTION_REQUIRED. */
  readonly actionUrl?: string;
  readonly declineCode?: string;
  /** Until when a declined payment may be followed by another. */
  readonly retryUntil?: string;
  /** When the attempt was asked for: the start of the window in which its call may be repeated. */
  readonly requestedAt: string;
  /** The order was placed with it and others, each for a part of the price. */
  readonly tender?: true;
  /** It takes the place of cash at the door: that is less by it once its money is reserved. */
  readonly inAdvance?: true;
  /** RFC 3339: until when its customer may confirm it with the bank, where the order goes on without it. */
  readonly sessionEndsAt?: string;
  /** The payment link that it was asked for by. */
  readonly link?: string;
  /** Its money moved after it had been given up for lost: a person has to look before anything follows from it. */
  readonly late?: true;
  /** It was reserved after the goods had come back: nothing is taken of it while they are here, unless somebody wants that. */
  readonly afterReturn?: true;
  /** What the customer's bank asks back of it, or has asked back, by the gateway's id. */
  readonly disputes?: readonly {
    readonly id: string;
    readonly state: DisputeState;
    /** Minor units of the order's currency, where the gateway told it in that. */
    readonly amount?: number;
  }[];
  /** RFC 3339: when the gateway gives the money free by itself, where it tells. */
  readonly captureBefore?: string;
  /** That is near, and the order has been told. */
  readonly isEnding?: true;
  /** Somebody wants it taken before the goods leave. */
  readonly toTake?: true;
  /** Somebody wants it given free, and another payment. */
  readonly toVoid?: true;
  /** A capture that the gateway refused for good; a person has to act. */
  readonly captureError?: string;
}

/** Whether the gateway has not said yet what becomes of it. */
export const isUnderWay = ({ state }: Payment): boolean =>
  state === 'PENDING' || state === 'ACTION_REQUIRED' || state === 'UNKNOWN';

/** How much money moved, in minor units of the order's currency, and the gateway's id of the payment. */
export interface Moved {
  readonly reference: string;
  readonly amount: number;
  readonly card?: PaymentCard;
  /** RFC 3339: when the gateway gives the money free by itself, where it tells. */
  readonly captureBefore?: string;
}

/** What any word of a gateway may tell beside what became of the payment. */
interface WithCard {
  readonly card?: PaymentCard;
}

/** A payment gateway's word about one of our payments, from a call or a webhook alike. */
export type PaymentOutcome = WithCard &
  (
    | {
        readonly outcome: 'authorized' | 'captured' | 'voided';
        readonly reference: string;
        readonly amount: number;
        /** RFC 3339: when the gateway gives what is reserved free by itself, where it tells. */
        readonly captureBefore?: string;
      }
    | { readonly outcome: 'actionRequired'; readonly reference: string; readonly actionUrl?: string }
    | { readonly outcome: 'declined'; readonly reference?: string; readonly code: string }
  );
