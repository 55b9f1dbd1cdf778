import type { OrderStatus } from '../order/status';
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
}

/**
 * What one message says. Words in braces are filled in: `{number}`, `{total}`, `{action}`, `{courier}`, `{consignment}` and
 * `{note}`; what an order doesn't have is left out.
 */
export interface Words {
  readonly subject: string;
  readonly body: string;
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

/** Whether the order is not cancelled, nor being cancelled. */
export const isGoingOn = ({ status }: OrderAtSending): boolean =>
  status !== 'CANCELLING' && status !== 'CANCELLED';
