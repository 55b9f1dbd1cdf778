import { evolve } from '../domain/evolve';
import type { EventEnvelope, OrderEvent, OrderFact } from '../domain/events';
import type { OrderState } from '../domain/order';
import type { ActivityDeps } from './deps';
import { projectCommit } from './projectCommit';

/** What SQL keeps of a command and the order's state must not: a note's text, a card's handle, reasons. */
export interface CommitDetails {
  readonly note?: { readonly id: string; readonly body: string };
  readonly paymentToken?: string;
  readonly transitionNotes?: string;
}

export interface Commit {
  /** The order as the writer knows it; the events follow its version. */
  readonly before: OrderState;
  readonly events: readonly OrderEvent[];
  readonly details?: CommitDetails;
}

export interface CommitResult {
  /** The events that stand in the place of ours: theirs happened, ours did not. */
  readonly adopted?: readonly OrderEvent[];
  /** The command was recorded long ago: nothing was appended. */
  readonly repeated?: true;
}

interface StoredEvent {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
  readonly actorId: string;
  readonly actorRole: string;
  readonly commandId: string | null;
  readonly commandHash: string | null;
  readonly at: string;
}

type Answer =
  | { readonly outcome: 'committed' }
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'behind'; readonly events: readonly StoredEvent[] };

/**
 * Appends events to an order and brings every row that shows it in step, in one SQL transaction: a
 * compare-and-append on the version the writer knows. Safe to repeat: a second attempt of the same commit
 * finds its own events standing there and hands them back.
 */
export async function commitOrder({ prisma }: ActivityDeps, commit: Commit): Promise<CommitResult> {
  const after = commit.events.reduce(evolve, commit.before);
  const projection = JSON.stringify(projectCommit(commit, after));
  const rows = await prisma.$queryRaw<
    { answer: Answer }[]
  >`SELECT commit_order(${projection}::jsonb) AS answer`;
  const answer = rows[0]?.answer;
  switch (answer?.outcome) {
    case 'committed':
      return {};
    case 'repeated':
      return { repeated: true };
    case 'behind':
      // A database restored from an older backup: adopting nothing would try for ever at full speed.
      if (answer.events.length === 0) throw new Error('The database lacks events that were committed to it');
      return { adopted: answer.events.map(restoreEvent) };
    case undefined:
      throw new Error('commit_order gave no answer');
  }
}

/** An event as it was recorded; its columns were written from one. */
function restoreEvent(stored: StoredEvent): OrderEvent {
  const envelope: EventEnvelope = {
    id: stored.id,
    version: stored.version,
    at: new Date(stored.at).toISOString(),
    actor: { id: stored.actorId, role: stored.actorRole as EventEnvelope['actor']['role'] },
    ...(stored.commandId !== null && { command: { id: stored.commandId, hash: stored.commandHash ?? '' } }),
  };
  return { ...(stored.data as OrderFact), ...envelope };
}
