import {
  ActivityFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  isCancellation,
  patched,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { SYSTEM } from '../../domain/people/actor';
import type { OrderEvent } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import type { Reservation } from '../../activities/stock/reserveInventory';
import { createDatabase, type Database } from './activities';
import { openJournal, type Cause, type Decision } from './journal';
import { createEffects } from './effects';
import { CALLS_AT_REST, LEAN_HISTORY, PASSED_OVER } from './patches';
import { createProgress } from './progress';
import { untilAtRest } from './rest';
import { numberAttribute } from './searchAttributes';
import type { Beginning } from './start/beginning';
import { rulesOf, type StoryRules } from './start/storyRules';

/** Thrown out of a wait when the history has grown long: the story goes on in a new run, from the state. */
export class RunTooLong extends Error {
  override readonly name = 'RunTooLong';
}

/** An instant (RFC 3339), and what ends then: the timer's name in the Web UI. */
export interface Deadline {
  readonly at: string;
  readonly of: string;
}

/** One run of an order's workflow: what the story and the handlers share. */
export interface OrderRun extends StoryRules {
  readonly database: Database;
  readonly state: OrderState;
  readonly events: readonly OrderEvent[];
  /** What the run began with, once it is loaded; runs of earlier stories ask for each part when they come to it. */
  readonly reservation: Partial<Reservation> | undefined;
  /** Ids of the commands that have come and are not answered yet. */
  readonly commandsUnderWay: Set<string>;
  /** Resolves once the state is there. */
  readonly loaded: Promise<void>;
  /** Records what a command means; see {@link Journal.record}. */
  recordFor(cause: Cause, decision: Decision): Promise<OrderEvent | undefined>;
  /** Records what a step of the story came to. */
  record(decision: Decision): Promise<unknown>;
  /**
   * Waits until something holds of the order, or until a deadline; true when it holds.
   * @throws {RunTooLong} when the run should end here and go on in a new one.
   */
  until(holds: (order: OrderState) => boolean, deadline?: Deadline): Promise<boolean>;
  /** Writes the order's number where lists show it; runs from before lack it. */
  showNumber(): Promise<void>;
  /** Takes over what the database has of the order and this run has not. */
  catchUp(): Promise<void>;
  /**
   * Whether a call to a vendor is begun only once nothing is being recorded. What is recorded meanwhile may end the call in the
   * task that begins it: the server never hears of it then, and a replay learns of its end at another moment than the run did.
   */
  callsWait(): boolean;
  /** Whether the world is being told of what was recorded; who waits for the end of that is woken by it. */
  isTelling(): boolean;
  /** Resolves when nothing is being recorded, nor about to be. */
  atRest(): Promise<void>;
  /** Runs the story; returns early, with all its steps ended, when the order is being cancelled. */
  runStory(story: () => Promise<void>): Promise<void>;
  /** Resolves when no handler is at work and nothing waits to be recorded, nor, with `effects`, to be sent. */
  drained(options: { readonly effects: boolean }): Promise<void>;
}

export function openRun(orderId: string, { state, story: began }: Beginning): OrderRun {
  let story: CancellationScope | undefined;
  // Runs from before inputs named a story ask the history how they were begun.
  const lean = began !== undefined || patched(LEAN_HISTORY);
  const effects = createEffects(orderId, lean);
  const database = createDatabase();
  const rules = rulesOf(began);
  const { actsTogether } = rules;
  const isAtRest = (): boolean => journal.idle && database.idle;
  const progress = createProgress(() => (actsTogether ? isAtRest() : journal.idle), {
    quietly: lean,
    patiently: actsTogether,
    listsHolds: began !== undefined,
  });
  const begins = readBeginning(orderId, database, actsTogether);
  const journal = openJournal(
    orderId,
    database,
    state ?? begins.read,
    onceReplayed,
    (before, after, { due, shown, shownBefore }) => {
      progress.show(after, shown, shownBefore);
      effects.call(due, after.version);
      if (after.cancellation && !before.cancellation) story?.cancel();
    },
  );
  // What became due before this run began: at placement, or in a run that ended in the middle of it.
  effects.wake();

  return {
    ...rules,
    database,
    get state() {
      return journal.state;
    },
    events: journal.events,
    get reservation() {
      return begins.reservation;
    },
    commandsUnderWay: new Set(),
    loaded: journal.loaded,
    recordFor: (cause, decision) => journal.record(cause, decision),
    record: (decision) => journal.record({ actor: SYSTEM }, decision),
    async until(holds, deadline) {
      const wake = (): boolean => holds(journal.state) || workflowInfo().continueAsNewSuggested;
      if (deadline === undefined) await condition(wake);
      else await condition(wake, Math.max(1, Date.parse(deadline.at) - Date.now()), { summary: deadline.of });
      if (holds(journal.state)) return true;
      if (workflowInfo().continueAsNewSuggested) throw new RunTooLong();
      return false;
    },
    showNumber: () => journal.loaded.then(() => upsertSearchAttributes([numberAttribute(journal.state)])),
    catchUp: () => journal.catchUp(),
    callsWait: () => actsTogether || (!isAtRest() && patched(CALLS_AT_REST)),
    isTelling: () => effects.underWay,
    atRest: () => untilAtRest(isAtRest),
    async runStory(begin) {
      if (journal.state.cancellation) return;
      story = new CancellationScope();
      try {
        await story.run(begin);
      } catch (error) {
        if (!isEnd(error) || !journal.state.cancellation) throw error;
      } finally {
        story = undefined;
      }
    },
    drained: ({ effects: withEffects }) =>
      condition(() => allHandlersFinished() && journal.idle && (!withEffects || effects.idle)),
  };
}

/** Resolves where the history ends that passed a command over, and marks the place for those who replay it. */
const onceReplayed = (commandId: string): Promise<void> =>
  condition(() => patched(`${PASSED_OVER}/${commandId}`));

/** Reads what a run begins with: with its reservation, or alone. */
function readBeginning(
  orderId: string,
  database: Database,
  withReservation: boolean,
): { readonly reservation: Partial<Reservation> | undefined; readonly read: () => Promise<OrderState> } {
  let reservation: Partial<Reservation> | undefined;
  return {
    get reservation() {
      return reservation;
    },
    read: async () => {
      reservation = withReservation ? await database.beginWithReservation(orderId) : undefined;
      return reservation?.order ?? database.loadOrder(orderId);
    },
  };
}

/**
 * How a story ends that was cancelled. A call whose cancellation was asked for is not repeated: when its last
 * attempt fails, or its worker dies, it ends as failed and not as cancelled. The undo list takes it from there.
 */
const isEnd = (error: unknown): boolean => isCancellation(error) || error instanceof ActivityFailure;
