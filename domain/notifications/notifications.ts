import type { OrderEvent } from '../events';
import type { PaymentState } from '../order/order';
import type { OrderStatus } from '../order/status';
import type { Channel } from './channels';

export interface PlannedNotification {
  readonly kind: NotificationKind;
  readonly channel: Channel;
}

/** What decides whether a message is still true. */
export interface OrderAtSending {
  readonly status: OrderStatus;
  /** Of the latest attempt to pay; null when there is nothing to pay. */
  readonly paymentState: PaymentState | null;
}

type EventOf<Type extends OrderEvent['type']> = Extract<OrderEvent, { readonly type: Type }>;

/** A message to the customer as it is declared: the event that calls for it, and how it goes. */
interface Declared<Kind extends string, Type extends OrderEvent['type']> {
  readonly kind: Kind;
  readonly on: Type;
  /** Which events of that type; absent: all. */
  readonly when?: (event: EventOf<Type>) => boolean;
  /** A text for what can't wait, an email for what is kept. */
  readonly by: readonly Channel[];
  /** Whether it is still true when it is sent, since its vendor may have been down meanwhile; absent: always. */
  readonly stillHolds?: (order: OrderAtSending) => boolean;
}

interface NotificationRow<Kind extends string> {
  readonly kind: Kind;
  calledForBy(event: OrderEvent): boolean;
  readonly by: readonly Channel[];
  stillHolds(order: OrderAtSending): boolean;
}

function notification<Kind extends string, Type extends OrderEvent['type']>({
  kind,
  on,
  when = () => true,
  by,
  stillHolds: holds = () => true,
}: Declared<Kind, Type>): NotificationRow<Kind> {
  const isOfType = (event: OrderEvent): event is EventOf<Type> => event.type === on;
  return { kind, calledForBy: (event) => isOfType(event) && when(event), by, stillHolds: holds };
}

const isOver = ({ status }: OrderAtSending): boolean => status === 'CANCELLING' || status === 'CANCELLED';

/**
 * Every kind of message to a customer; its words are in `activities/messages/words/`, a file for each language. An event
 * calls for at most one message in each channel, since a message is named by its event and its channel.
 */
const NOTIFICATIONS = [
  notification({ kind: 'orderPlaced', on: 'OrderPlaced', by: ['email'] }),
  notification({
    kind: 'paymentActionRequired',
    on: 'PaymentActionRequired',
    by: ['sms', 'email'],
    stillHolds: (order) => !isOver(order) && order.paymentState === 'ACTION_REQUIRED',
  }),
  notification({
    kind: 'paymentDeclined',
    on: 'PaymentDeclined',
    by: ['sms', 'email'],
    stillHolds: (order) => !isOver(order) && order.paymentState === 'DECLINED',
  }),
  notification({ kind: 'orderConfirmed', on: 'OrderConfirmed', by: ['sms'] }),
  notification({ kind: 'parcelHandedOver', on: 'ParcelHandedOver', by: ['sms', 'email'] }),
  notification({
    kind: 'outForDelivery',
    on: 'ParcelTracked',
    when: ({ status }) => status === 'OUT_FOR_DELIVERY',
    by: ['sms'],
  }),
  notification({
    kind: 'deliveryFailed',
    on: 'ParcelTracked',
    when: ({ status }) => status === 'DELIVERY_FAILED',
    by: ['sms'],
  }),
  notification({
    kind: 'delivered',
    on: 'ParcelTracked',
    when: ({ status }) => status === 'DELIVERED',
    by: ['sms', 'email'],
  }),
  notification({ kind: 'orderCancelled', on: 'OrderCancelled', by: ['sms', 'email'] }),
  notification({
    kind: 'noteAdded',
    on: 'NoteAdded',
    when: ({ visibility }) => visibility === 'customer',
    by: ['email'],
  }),
] as const;

export type NotificationKind = (typeof NOTIFICATIONS)[number]['kind'];

/** Whom an event concerns enough to be told, and how. */
export function notificationsFor(event: OrderEvent): readonly PlannedNotification[] {
  return NOTIFICATIONS.filter((row) => row.calledForBy(event)).flatMap(({ kind, by }) =>
    by.map((channel) => ({ kind, channel })),
  );
}

/**
 * Whether a message that was queued some time ago still holds: while its vendor was down the customer may have paid, or
 * the order been cancelled, and nobody shall be asked to pay for that.
 */
export function stillHolds(kind: string, order: OrderAtSending): boolean {
  return NOTIFICATIONS.find((row) => row.kind === kind)?.stillHolds(order) ?? true;
}
