import type { Actor } from '../../domain/people/actor';
import { CATCHING_UP, recordOf, shownOf, type CommitRecord, type Shown } from '../../domain/commitRecord';
import { evolve } from '../../domain/evolve';
import type { EventEnvelope } from '../../domain/fact';
import type { OrderEvent, OrderFact } from '../../domain/facts';
import { reviveHolds } from '../../domain/holds/reviveHolds';
import type { OrderState } from '../../domain/order/order';
import type { CommandClaim } from '../../domain/people/claim';
import { present } from '../../domain/present';
import type { Commit, CommitDetails, CommitResult } from '../../activities/commit/commit';
import type { Database } from './activities';
import { commitSummary } from './commitSummary';
import { unstorableEvent } from './failures';

/** Why something is recorded: the step or command, and who is behind it. */
export interface Cause {
  /** Makes the events' ids; absent for the story's own steps, whose events are named by their position. */
  readonly command?: { readonly id: string; readonly hash: string };
  readonly actor: Actor;
  /** What SQL keeps and the state must not: a note's body, a card's token. */
  readonly details?: CommitDetails;
  /** The command, when it counts only if it is from whom it says. */
  readonly claim?: CommandClaim;
}

/** Thrown instead of recording a command that isn't from whom it says, by the word of whoever has the keys. */
export class UnprovenCommand extends Error {
  override readonly name = 'UnprovenCommand';
}

/** Looks at the order as it is when its turn comes and says what follows; nothing, when it is done already. */
export type Decision = (order: OrderState, at: string) => readonly OrderFact[];

/** The single writer of an order: every change waits its turn here, is decided, committed, then applied. */
export interface Journal {
  readonly state: OrderState;
  /** The events of this run. */
  readonly events: readonly OrderEvent[];
  /** True when nothing waits to be recorded, but for what was passed over: the run that lived it was at rest then. */
  readonly idle: boolean;
  /** Resolves once the state is there. */
  readonly loaded: Promise<void>;
  /**
   * Resolves once what was decided is committed, or there was nothing to record.
   * @returns the first event that stands for it: of what was committed now or, when the state has forgotten the command,
   * long ago; what was decided now counts for nothing then. Undefined when there was nothing to record.
   * @throws {UnprovenCommand} when the cause claims a command that isn't from whom it says.
   */
  record(cause: Cause, decision: Decision): Promise<OrderEvent | undefined>;
  /**
   * Applies what stands in SQL beyond the state. A server that is killed forgets an update whose task wasn't completed: its events
   * are committed, and nothing in the history has the task done again.
   */
  catchUp(): Promise<void>;
}

/**
 * Opens the journal.
 * @param begins the state that it begins with, or how that is read.
 * @param isKnown resolves when a command that the history passed over is to be carried out.
 * @param onRecorded told of every committed batch, in order.
 */
export function openJournal(
  orderId: string,
  database: Pick<Database, 'commitOrder'>,
  begins: OrderState | (() => Promise<OrderState>),
  isKnown: (commandId: string) => Promise<void>,
  onRecorded: (before: OrderState, after: OrderState, record: AppliedRecord) => void,
): Journal {
  let state = typeof begins === 'function' ? undefined : reviveHolds(begins);
  const events: OrderEvent[] = [];
  const loaded = typeof begins === 'function' ? load(begins) : Promise.resolve();
  const turns = openTurns(loaded);

  async function load(read: () => Promise<OrderState>): Promise<void> {
    state = reviveHolds(await read());
  }

  function current(): OrderState {
    if (!state) throw new Error(`Order ${orderId} is not loaded yet`);
    return state;
  }

  function apply(record: AppliedRecord): void {
    const before = current();
    state = record.events.reduce(evolve, before);
    events.push(...record.events);
    onRecorded(before, state, record);
  }

  /**
   * One change: decide, commit, apply what the commit answers. The answer is the record: replaying applies it, whatever
   * the rules would decide today.
   *
   * If other events already stand at our version, a worker died between its commit and the completion of its task: they
   * happened, so they are adopted and we decide again.
   * @returns {@link ANOTHERS} when the answer is to another's commit; what that has recorded is applied.
   */
  async function take(cause: Cause, decision: Decision): Promise<OrderEvent | undefined | typeof ANOTHERS> {
    for (;;) {
      const before = current();
      const decided = name(before, cause, decision(before, now()));
      const [first] = decided;
      if (!first) return undefined;
      const { details, claim } = cause;
      const work = { before, events: decided, ...present({ details, claim }) };
      const answer = await ask(database, work, first.id);
      if (answer === ANOTHERS) return ANOTHERS;
      const isOurs = [first.id, undefined].includes(subjectOf(answer));
      if (answer.unproven || answer.repeated) return isOurs ? whatStood(answer) : ANOTHERS;
      const { adopted, committed } = answer;
      if (!isOurs && !committed) return ANOTHERS;
      const record = committed ?? workOut(before, adopted ?? decided);
      apply(record);
      if (!adopted) return isOurs ? record.events[0] : ANOTHERS;
    }
  }

  /** A commit of nothing: it is answered with what stands there. */
  async function adopt(): Promise<undefined | typeof ANOTHERS> {
    const before = current();
    const answer = await ask(database, { before, events: [] }, CATCHING_UP);
    if (answer === ANOTHERS) return ANOTHERS;
    if (answer.committed) apply(answer.committed);
    return answer.adopted || subjectOf(answer) === CATCHING_UP ? undefined : ANOTHERS;
  }

  return {
    get state() {
      return current();
    },
    events,
    get idle() {
      return turns.waiting === 0;
    },
    loaded,
    record: (cause, decision) => {
      const { command } = cause;
      return turns.take(() => take(cause, decision), command && (() => isKnown(command.id)));
    },
    catchUp: () => turns.take(adopt),
  };
}

/**
 * A worker may pass over a signal that comes while a task for updates is being given to it, and see it only when it replays
 * the history. The signal's commit, the first then, is handed the answer to whatever was committed first in fact. Nobody knew of
 * the signal for the rest of the history either: it is carried out once that is replayed, and nobody waits for it until then.
 */
const ANOTHERS = Symbol('the answer to the commit of another');

/** One change at a time, in the order in which they came. */
interface Turns {
  readonly waiting: number;
  /**
   * Waits for its turn, and for another one as long as it was handed the answer to another's commit.
   * @param isKnown resolves when it may take that other turn.
   */
  take<T>(change: () => Promise<T | typeof ANOTHERS>, isKnown?: () => Promise<void>): Promise<T>;
}

/** @param first what the first turn waits for. */
function openTurns(first: Promise<unknown>): Turns {
  let tail = first;
  let waiting = 0;
  return {
    get waiting() {
      return waiting;
    },
    async take(change, isKnown) {
      waiting += 1;
      let counts = true;
      const countOff = (): void => {
        if (counts) waiting -= 1;
        counts = false;
      };
      try {
        for (;;) {
          const turn = tail.then(change);
          tail = turn.catch(() => undefined);
          const changed = await turn;
          if (changed !== ANOTHERS) return changed;
          countOff();
          await isKnown?.();
        }
      } finally {
        countOff();
      }
    },
  };
}

/** @returns {@link ANOTHERS} when what can not be stored is another's. */
async function ask(
  { commitOrder }: Pick<Database, 'commitOrder'>,
  work: Commit,
  asked: string,
): Promise<CommitResult | typeof ANOTHERS> {
  try {
    return await commitOrder(work, work.events.length > 0 ? commitSummary(work.events) : CATCHING_UP);
  } catch (error) {
    if ([asked, undefined].includes(unstorableEvent(error))) throw error;
    return ANOTHERS;
  }
}

/** The event that stands for the commit that was asked for; undefined when the answer, as earlier ones, doesn't tell. */
const subjectOf = ({ adopted, committed, earlier, asked }: CommitResult): string | undefined =>
  adopted ? undefined : (committed?.events[0]?.id ?? earlier?.id ?? asked);

/** What stands for a command of which nothing was written. */
function whatStood({ unproven, earlier }: CommitResult): OrderEvent | undefined {
  if (unproven) throw new UnprovenCommand();
  return earlier;
}

/** What is applied: the commit's own record, or what was worked out in its place, with the summary before it. */
type AppliedRecord = CommitRecord & { readonly shownBefore?: Shown };

/** For histories from before commits answered with a record: their runs worked it out, by the rules of their time. */
function workOut(before: OrderState, events: readonly OrderEvent[]): AppliedRecord {
  return { ...recordOf(before, events), shownBefore: shownOf(before) };
}

/** The workflow's clock: deterministic, and the only one. */
const now = (): string => new Date(Date.now()).toISOString();

/** Gives facts their place in the history. */
function name(order: OrderState, { command, actor }: Cause, facts: readonly OrderFact[]): OrderEvent[] {
  const at = now();
  return facts.map((fact, index) => {
    const version = order.version + 1 + index;
    const id = command ? `${order.id}/${command.id}/${index}` : `${order.id}/${version}`;
    const envelope: EventEnvelope = { id, version, at, actor, ...(command && { command }) };
    return { ...fact, ...envelope };
  });
}
