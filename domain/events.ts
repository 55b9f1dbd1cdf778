import type { Actor } from './people/actor';
import type { HoldReason, OrderLine, Totals } from './order/order';
import type { TrackingStatus } from './parcel/parcel';
import type { Payment } from './payment/payment';
import type { OrderPolicy } from './order/policy';
import type { CommandName } from './commands';

/** The facts an order can be told by, in the past tense. Amounts are minor units of the order's currency. */
export type OrderFact =
  | {
      readonly type: 'OrderPlaced';
      readonly customerId: string;
      readonly number: string;
      readonly currency: string;
      readonly policy: OrderPolicy;
      readonly lines: readonly OrderLine[];
      readonly totals: Totals;
      /** Absent when there is nothing to pay. */
      readonly payment?: Payment;
    }
  | {
      readonly type: 'InventoryUnavailable';
      readonly skus: readonly string[];
      /** The pieces that are not held for the order after all: there is no reservation of them to give back. */
      readonly lacking?: readonly { readonly lineId: string; readonly quantity: number }[];
    }
  | { readonly type: 'PaymentRequested'; readonly payment: Payment }
  | {
      readonly type: 'PaymentActionRequired';
      readonly paymentId: string;
      readonly reference: string;
      readonly actionUrl?: string;
    }
  | { readonly type: 'PaymentAuthorized'; readonly paymentId: string; readonly reference: string }
  | {
      readonly type: 'PaymentDeclined';
      readonly paymentId: string;
      readonly reference?: string;
      readonly code: string;
      readonly retryUntil: string;
    }
  | { readonly type: 'PaymentOutcomeUnknown'; readonly paymentId: string }
  | { readonly type: 'PaymentCaptured'; readonly paymentId: string }
  | { readonly type: 'PaymentCaptureFailed'; readonly paymentId: string; readonly code: string }
  | { readonly type: 'PaymentVoided'; readonly paymentId: string }
  | { readonly type: 'PaymentVoidFailed'; readonly paymentId: string; readonly code: string }
  | { readonly type: 'RiskAssessed'; readonly score: number; readonly reasons: readonly string[] }
  | { readonly type: 'OrderHeld'; readonly reason: HoldReason }
  | { readonly type: 'HoldReleased'; readonly reason: HoldReason; readonly notes?: string }
  | { readonly type: 'OrderConfirmed' }
  | { readonly type: 'PickingStarted' }
  | {
      readonly type: 'ParcelPacked';
      readonly parcelId: string;
      readonly courier: string;
      readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
    }
  | {
      readonly type: 'ParcelBooked';
      readonly parcelId: string;
      readonly consignmentId: string;
      readonly fee: number;
    }
  | { readonly type: 'ParcelBookingFailed'; readonly parcelId: string; readonly code: string }
  | { readonly type: 'ParcelLabelled'; readonly parcelId: string }
  | { readonly type: 'ParcelHandedOver'; readonly parcelId: string }
  | {
      readonly type: 'ParcelTracked';
      readonly parcelId: string;
      readonly status: TrackingStatus;
      /** Our id of the courier's event, or of the command that recorded it by hand. */
      readonly trackingId: string;
      /** The courier's own word. */
      readonly vendorStatus: string;
      readonly occurredAt: string;
      /** What a person saw, when the delivery was recorded by hand. */
      readonly proof?: string;
    }
  | { readonly type: 'ServicesFulfilled' }
  | { readonly type: 'CancellationRequested'; readonly reason: string }
  | { readonly type: 'ParcelPulled'; readonly parcelId: string; readonly consignmentId?: string }
  | { readonly type: 'InventoryReleased' }
  | { readonly type: 'OrderCancelled' }
  | { readonly type: 'OrderClosed' }
  | { readonly type: 'OrderReopened'; readonly reason: string; readonly until: string }
  | { readonly type: 'ErpPushRequested' }
  | { readonly type: 'NoteAdded'; readonly noteId: string; readonly visibility: 'staff' | 'customer' }
  | {
      readonly type: 'CommandRefused';
      readonly name: CommandName;
      readonly code: string;
      readonly detail: string;
    };

/** Where a fact stands in the order's history and who brought it about. */
export interface EventEnvelope {
  /** Derived from the command or step that caused it, so that a repeated attempt makes the same id. */
  readonly id: string;
  /** Position in the order's history, from 1. */
  readonly version: number;
  readonly at: string;
  readonly actor: Actor;
  readonly command?: { readonly id: string; readonly hash: string };
}

export type OrderEvent = EventEnvelope & OrderFact;
export type OrderEventType = OrderFact['type'];
