import type { Actor } from './people/actor';
import type { HoldReason } from './order/order';
import type { SettableStatus } from './order/status';
import type { PaymentMethod, PaymentOutcome } from './payment/payment';
import type { TrackingStatus } from './parcel/parcel';

/** What each command carries, beside who sends it and its id. */
export interface CommandPayloads {
  cancel: { readonly reason: string };
  /** Another attempt to pay after a failed one, with the gateway's single-use handle of the card. */
  pay: { readonly method: PaymentMethod; readonly token: string };
  pick: Record<string, never>;
  pack: Record<string, never>;
  handOver: { readonly parcelId?: string };
  /** A delivery or a failed attempt recorded by hand; a delivery needs proof or a reason. */
  recordDelivery: {
    readonly parcelId?: string;
    readonly status: Extract<TrackingStatus, 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'DELIVERY_FAILED'>;
    readonly proof?: string;
  };
  setStatus: { readonly status: SettableStatus; readonly notes?: string };
  decideReview: { readonly decision: 'approve' | 'reject'; readonly notes?: string };
  /** Lets a held order go on: what failed is tried again. A review ends by its decision alone. */
  release: { readonly reason: Exclude<HoldReason, 'FRAUD_REVIEW'>; readonly notes?: string };
  addNote: { readonly noteId: string; readonly body: string; readonly visibility: 'staff' | 'customer' };
  reopen: { readonly reason: string };
  /** Tells the ERP again, after it refused the order and somebody put that right. */
  pushToErp: Record<string, never>;
  paymentEvent: { readonly paymentId: string; readonly outcome: PaymentOutcome };
  shipmentEvent: {
    readonly parcelId: string;
    readonly trackingId: string;
    readonly status: TrackingStatus;
    readonly vendorStatus: string;
    readonly occurredAt: string;
  };
}

export type CommandName = keyof CommandPayloads;

/** A command in a program's or a person's hand: the same through an update and through a signal. */
export type Command<Name extends CommandName = CommandName> = {
  [N in Name]: {
    readonly name: N;
    readonly commandId: string;
    readonly actor: Actor;
    readonly payload: CommandPayloads[N];
  };
}[Name];
