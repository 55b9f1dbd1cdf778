import type { OrderStatus, PaymentStatus } from '../order/status';
import type { ParcelState } from '../parcel/parcel';
import type { PaymentState } from '../payment/payment';
import type { Channel } from './channels';

/** The languages that messages are written in; an order in any other one gets the first. */
export const MESSAGE_LANGUAGES = ['en', 'bn'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** What decides whether a message is still true. */
export interface OrderAtSending {
  readonly status: OrderStatus;
  /** Of the latest attempt to pay; null when there is nothing to pay. */
  readonly paymentState: PaymentState | null;
  /** Of all attempts together. */
  readonly paymentStatus: PaymentStatus;
  /** Whether there is a payment link that somebody could still pay by. */
  readonly hasOpenLink: boolean;
  /** Whether its customer has yet to say that they want what they are to pay at the door. */
  readonly isToConfirm: boolean;
  /** Whether it is expected after the last day that was promised. */
  readonly isLate: boolean;
  /** Where the parcel is by now that the message tells of; null when it tells of none. */
  readonly parcelState: ParcelState | null;
}

/**
 * What became of the customer's money, as the ledger says: there was nothing to pay, nothing was ever reserved, what was
 * reserved is free again, what was taken has gone back, or some of it is kept.
 */
export const MONEY_FATES = ['none', 'untouched', 'freed', 'returned', 'taken'] as const;
export type MoneyFate = (typeof MONEY_FATES)[number];

/**
 * What one message says. Words in braces are filled in: `{number}`, `{total}`, `{action}`, `{payBy}`, `{courier}`,
 * `{consignment}`, `{refund}`, `{cash}`, `{note}`, `{expected}` and, of a link to pay by, `{payLink}`, `{linkAmount}` and `{linkEnds}`; what an order doesn't have is left out.
 */
export interface Words {
  readonly subject: string;
  readonly body: string;
  /** What the body goes on to say where a time runs, at whose end the order is cancelled. */
  readonly deadline?: string;
  /** What the body goes on to say where cash is still to be paid at the door. */
  readonly cash?: string;
  /** What the body goes on to say of the customer's money, by what became of it. */
  readonly money?: Readonly<Record<MoneyFate, string>>;
}

/** One kind of message to a customer. */
export interface Message {
  /** A text for what can't wait, an email for what is kept. */
  readonly by: readonly Channel[];
  /** Whether it is still true when it is sent, since its vendor may have been down meanwhile; absent: always. */
  readonly stillHolds?: (order: OrderAtSending) => boolean;
  readonly words: Readonly<Record<MessageLanguage, Words>>;
}

/** The kinds of message of one capability. Which facts call for one stands in the rows of the facts. */
export type Messages = Readonly<Record<string, Message>>;

/** Whether the parcel that the message tells of is at one of these points still. */
export const isParcelAt =
  (...states: readonly ParcelState[]) =>
  (order: OrderAtSending): boolean =>
    isGoingOn(order) && (order.parcelState === null || states.includes(order.parcelState));

/** Whether the order is not cancelled, nor being cancelled. */
export const isGoingOn = ({ status }: OrderAtSending): boolean =>
  status !== 'CANCELLING' && status !== 'CANCELLED';
