import type { KeptDetails } from '../../domain/command';
import type { OrderEvent } from '../../domain/facts';
import type { CommitRecord } from '../../domain/commitRecord';
import type { OrderState } from '../../domain/order/order';
import type { CommandClaim } from '../../domain/people/claim';

export interface Commit {
  /** The order as the writer knows it; the events follow its version. */
  readonly before: OrderState;
  /** When the order came to be so, where that was not looked up for this commit: what has changed at another time is another. */
  readonly asOf?: string;
  /** None: the writer asks for what stands after the order as it knows it. */
  readonly events: readonly OrderEvent[];
  readonly details?: CommitDetails;
  /** The command that the events are of, when its sender has to be proven first. */
  readonly claim?: CommandClaim;
}

/** A {@link Commit} as a run asks for it. */
export interface CommitRequest extends Omit<Commit, 'before' | 'asOf'> {
  readonly orderId: string;
  /** Of the order as the run knows it. */
  readonly version: number;
  /** Absent, unless it was asked for: a worker mostly has it. Requests of earlier releases bring it alone. */
  readonly before?: OrderState;
}

/** What SQL keeps of the command and the order's state must not. */
export type CommitDetails = KeptDetails;

export interface CommitResult {
  /** Nothing was done: the order at this version isn't known here, and has to be brought. */
  readonly stateWanted?: true;
  /** The command isn't from whom it says: nothing was written. */
  readonly unproven?: true;
  /** With `unproven`: the id of the first event that was to be written. `CATCHING_UP`: nothing stands after the order. */
  readonly asked?: string;
  /** What stands after the order as its writer knew it: what the writer decided, or what others did first. */
  readonly committed?: CommitRecord;
  /** With `committed`: its events are not the writer's. Theirs happened, the writer's did not. */
  readonly adopted?: readonly OrderEvent[];
  /** The command was recorded long ago: nothing was appended. */
  readonly repeated?: true;
  /** With `repeated`: the first event that the command was recorded with. */
  readonly earlier?: OrderEvent;
}
