import type { TimelineEntryJson } from '../../../../api/schema/order';
import type { OrderEventType } from '../../../../domain/events';

export type Tone = 'good' | 'plain' | 'waiting' | 'bad';

/** How each kind of event feels to the reader; the compiler insists that none is forgotten. */
export const EVENT_TONE: Readonly<Record<OrderEventType, Tone>> = {
  OrderPlaced: 'good',
  InventoryUnavailable: 'bad',
  PaymentRequested: 'plain',
  PaymentActionRequired: 'waiting',
  PaymentAuthorized: 'good',
  PaymentDeclined: 'bad',
  PaymentOutcomeUnknown: 'waiting',
  PaymentCaptured: 'good',
  PaymentCaptureFailed: 'bad',
  PaymentVoided: 'plain',
  PaymentVoidFailed: 'bad',
  RiskAssessed: 'plain',
  OrderHeld: 'waiting',
  HoldReleased: 'good',
  OrderConfirmed: 'good',
  PickingStarted: 'plain',
  ParcelPacked: 'plain',
  ParcelBooked: 'plain',
  ParcelBookingFailed: 'bad',
  ParcelLabelled: 'plain',
  ParcelHandedOver: 'good',
  ParcelTracked: 'plain',
  ServicesFulfilled: 'good',
  CancellationRequested: 'waiting',
  ParcelPulled: 'plain',
  InventoryReleased: 'plain',
  OrderCancelled: 'bad',
  OrderClosed: 'plain',
  OrderReopened: 'waiting',
  ErpPushRequested: 'plain',
  NoteAdded: 'plain',
  CommandRefused: 'bad',
};

export function isEventType(type: string): type is OrderEventType {
  return type in EVENT_TONE;
}

type MessageEnding = '' | 'Queued' | 'Unsent' | 'Unaddressed';
type MessageKey = `timeline.${'sms' | 'email'}${MessageEnding}`;

/** Messages that have not left the house, or never will. */
const UNSENT: Readonly<Record<string, MessageEnding>> = {
  QUEUED: 'Queued',
  FAILED: 'Unsent',
  SUPPRESSED: 'Unaddressed',
};

/** Whether a message of the timeline waits to be sent: no event of the order will tell when it has been. */
export function isWaiting({ kind, data }: TimelineEntryJson): boolean {
  return kind === 'notification' && text(data, 'status') === 'QUEUED';
}

/** Whether a customer need hear of it: not of a message that nobody meant to send, nor of one before it is sent. */
export function concernsCustomer({ kind, data }: TimelineEntryJson): boolean {
  const status = text(data, 'status');
  return kind !== 'notification' || (status !== 'QUEUED' && status !== 'SUPPRESSED');
}

/** What a sentence of the timeline is made of: the text's key, and words still to be looked up. */
export type Wording =
  | { readonly kind: 'event'; readonly key: `timeline.event.${OrderEventType}`; readonly facts: EventFacts }
  | {
      readonly kind: 'message';
      readonly key: MessageKey;
      readonly about: string;
    }
  | { readonly kind: 'note'; readonly author: string; readonly body: string }
  | { readonly kind: 'unknown'; readonly type: string };

/** The parts of an event's data that a sentence can name; empty where the reader is told less. */
export interface EventFacts {
  readonly hold: string;
  readonly tracking: string;
  /** The courier's own word. */
  readonly station: string;
  readonly reason: string;
  readonly detail: string;
}

const text = (data: TimelineEntryJson['data'], name: string): string => {
  const value = data[name];
  return typeof value === 'string' ? value : '';
};

/** Decides how an entry is told. */
export function wordingOf({ kind, type, data, actor }: TimelineEntryJson): Wording {
  if (kind === 'note') return { kind, author: actor.id, body: text(data, 'body') };
  if (kind === 'notification') {
    const channel = text(data, 'channel') === 'email' ? 'email' : 'sms';
    const ending = UNSENT[text(data, 'status')] ?? '';
    return { kind: 'message', key: `timeline.${channel}${ending}`, about: type };
  }
  if (!isEventType(type)) return { kind: 'unknown', type };
  const reason = text(data, 'reason');
  const facts = {
    hold: reason,
    tracking: text(data, 'status'),
    station: text(data, 'vendorStatus'),
    reason,
    detail: text(data, 'detail'),
  };
  return { kind: 'event', key: `timeline.event.${type}`, facts };
}

/** The tone of an entry: a courier's word by what it says, a message by whether it arrived. */
export function toneOf({ kind, type, data }: TimelineEntryJson): Tone {
  const status = text(data, 'status');
  if (type === 'ParcelTracked' && status === 'DELIVERED') return 'good';
  if (status === 'DELIVERY_FAILED' || (kind === 'notification' && status === 'FAILED')) return 'bad';
  return kind === 'event' && isEventType(type) ? EVENT_TONE[type] : 'plain';
}
