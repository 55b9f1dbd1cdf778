import type { OrderStatus } from '../order/status';
import type { Channel } from './channels';
import type { PaymentState } from '../payment/payment';

/** What decides whether a message is still true. */
export interface OrderAtSending {
  readonly status: OrderStatus;
  /** Of the latest attempt to pay; null when there is nothing to pay. */
  readonly paymentState: PaymentState | null;
}

/** One kind of message to a customer. */
export interface Message {
  /** A text for what can't wait, an email for what is kept. */
  readonly by: readonly Channel[];
  /** Whether it is still true when it is sent, since its vendor may have been down meanwhile; absent: always. */
  readonly stillHolds?: (order: OrderAtSending) => boolean;
}

const isOver = ({ status }: OrderAtSending): boolean => status === 'CANCELLING' || status === 'CANCELLED';

/**
 * Every kind of message to a customer. Which facts call for it stands in the rows of the facts; its words are in
 * `activities/messages/words/`, a file for each language.
 */
export const MESSAGES = {
  orderPlaced: { by: ['email'] },
  paymentActionRequired: {
    by: ['sms', 'email'],
    stillHolds: (order) => !isOver(order) && order.paymentState === 'ACTION_REQUIRED',
  },
  paymentDeclined: {
    by: ['sms', 'email'],
    stillHolds: (order) => !isOver(order) && order.paymentState === 'DECLINED',
  },
  orderConfirmed: { by: ['sms'] },
  parcelHandedOver: { by: ['sms', 'email'] },
  outForDelivery: { by: ['sms'] },
  deliveryFailed: { by: ['sms'] },
  delivered: { by: ['sms', 'email'] },
  orderCancelled: { by: ['sms', 'email'] },
  noteAdded: { by: ['email'] },
} as const satisfies Readonly<Record<string, Message>>;

export type NotificationKind = keyof typeof MESSAGES;

/** A kind of message by the name that a stored one has; undefined when this release has no such kind. */
export const messageOf = (kind: string): Message | undefined => (isKind(kind) ? MESSAGES[kind] : undefined);

const isKind = (kind: string): kind is NotificationKind => Object.hasOwn(MESSAGES, kind);
