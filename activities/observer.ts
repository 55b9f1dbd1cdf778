import type { RefusalReason, ShortReason } from '../domain/allocation/elsewhere/leftOut';
import type { OrderStatus } from '../domain/order/status';

/** An order went from one status to another. */
export interface StatusChange {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  /** How long it had been in the status that it left, in seconds. */
  readonly seconds: number;
}

/** What became of an attempt to send a message; `postponed`: it stays queued. */
export type SendingOutcome = 'sent' | 'failed' | 'suppressed' | 'postponed';

/** What became of an attempt to tell the ERP of an order; `postponed`: it gave no answer. */
export type PushOutcome = 'taken' | 'refused' | 'postponed';

/** What a command lacks that nobody vouches for; `wrong`: it has a signature, under no key of ours. */
export type SignatureFault = 'missing' | 'wrong';

/** Told of what the business wants counted. */
export interface OrderObserver {
  statusChanged(change: StatusChange): void;
  notificationTried(channel: string, outcome: SendingOutcome): void;
  erpTold(outcome: PushOutcome): void;
  /** A parcel was not packed for a number that lies in another, or is of another product. */
  serialRefused(because: 'serial-taken' | 'serial-foreign' | 'serial-unregistered'): void;
  /** Picking came short of pieces. */
  pickedShort(reason: ShortReason): void;
  /** A warehouse refused its pieces of an order. */
  allocationRefused(reason: RefusalReason): void;
  /** What became of pieces that were lacking or refused; `held`: a person decides. */
  piecesSought(outcome: 'elsewhere' | 'held' | 'cancelled'): void;
  /** A command came that is not from whom it says. */
  commandUnproven(command: string, signature: SignatureFault): void;
}
