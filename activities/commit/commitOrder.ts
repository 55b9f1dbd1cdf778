import { ApplicationFailure } from '@temporalio/common';
import { CATCHING_UP, recordOf } from '../../domain/commitRecord';
import { evolve } from '../../domain/evolve';
import type { EventEnvelope } from '../../domain/fact';
import type { OrderEvent, OrderFact } from '../../domain/facts';
import { reviveHolds } from '../../domain/holds/reviveHolds';
import type { OrderState } from '../../domain/order/order';
import { Prisma, type Sql } from '../../prisma/client';
import type { ActivityDeps } from '../deps';
import type { OrderObserver } from '../observer';
import { isClaimGone, withoutClaim } from './claimGone';
import type { Commit, CommitResult } from './commit';
import { isConsignmentTaken, withoutBooking } from './consignmentTaken';
import { projectCommit, type CommitProjection } from './projectCommit';
import { reportAllocation } from './reportAllocation';
import { elsewhereStill, isStockGone } from './stockGone';
import { isSerialTaken, withoutPacking } from './serialsTaken';
import type { TransitionRow } from './projections/transitionRows';

interface StoredEvent {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
  readonly actorId: string;
  readonly actorRole: string;
  readonly commandId: string | null;
  readonly commandHash: string | null;
  readonly at: string | Date;
}

/** The order that was to be changed isn't the one that stands in the database: nothing was written. */
export class OtherOrder extends Error {
  override readonly name = 'OtherOrder';
}

type Answer =
  /** `statusSince`: the time of the order's newest change of status before this commit. */
  | { readonly outcome: 'committed'; readonly statusSince: string | null }
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'other' }
  | { readonly outcome: 'behind'; readonly events: readonly StoredEvent[] };

/**
 * Appends events to an order, or what comes in their place where they book a consignment that another parcel has, pack a piece that
 * lies in another parcel, take pieces that were sold meanwhile, or give goodwill whose claim is gone: no attempt would ever store that, and the order would wait for it for ever.
 * @throws {OtherOrder} when it goes by an order that was remembered, and another stands there.
 * @throws {ApplicationFailure} `Unstorable`, not retryable, when a command brings what no attempt will ever store. Every
 * change of an order waits for the one before it: tried for ever, such a command would block the order for good.
 */
export async function commitOrder(
  deps: Pick<ActivityDeps, 'prisma' | 'observer' | 'now' | 'timeZone'>,
  asked: Commit,
): Promise<CommitResult> {
  // A worker of the release before may have asked for it.
  const commit = { ...asked, before: reviveHolds(asked.before) };
  if (commit.events.length === 0) {
    if (commit.asOf !== undefined) throw new OtherOrder();
    return catchUp(deps, commit.before);
  }
  return append(deps, commit).catch(async (error: unknown) => {
    const instead = await insteadOf(deps, error, commit);
    if (!instead) throw asFailure(error, commit.events);
    return append(deps, { ...commit, events: instead }).catch((another: unknown) => {
      throw asFailure(another, instead);
    });
  });
}

/** What is recorded in the place of events that the database will never take as they are; undefined when nothing is. */
async function insteadOf(
  deps: Pick<ActivityDeps, 'prisma' | 'observer' | 'now' | 'timeZone'>,
  error: unknown,
  { before, events }: Commit,
): Promise<readonly OrderEvent[] | undefined> {
  if (isConsignmentTaken(error)) return withoutBooking(before, events);
  if (isSerialTaken(error)) return withoutPacking(deps, { before, events });
  if (isStockGone(error)) return elsewhereStill(deps, { before, events });
  return isClaimGone(error) ? withoutClaim(events) : undefined;
}

/**
 * Appends events to an order and brings every row that shows it in step, in one SQL transaction: a
 * compare-and-append on the version the writer knows. Safe to repeat: a second attempt of the same commit
 * finds its own events standing there and hands them back.
 */
async function append(
  { prisma, observer }: Pick<ActivityDeps, 'prisma' | 'observer'>,
  commit: Commit,
): Promise<CommitResult> {
  const after = commit.events.reduce(evolve, commit.before);
  const projection = projectCommit(commit, after);
  const answer = await askToCommit(prisma, projection);
  switch (answer?.outcome) {
    case 'committed':
      reportChanges(observer, projection.transitions, answer.statusSince);
      reportAllocation(observer, commit.events);
      return { committed: recordOf(commit.before, commit.events) };
    case 'repeated':
      return { repeated: true, earlier: restoreEvent(await readEvent(prisma, commit.events[0]?.id)) };
    case 'other':
      throw new OtherOrder();
    case 'behind':
      // What was remembered can't be compared any more, and the answer would be worked out from it.
      if (commit.asOf !== undefined) throw new OtherOrder();
      // A database restored from an older backup: adopting nothing would try for ever at full speed.
      if (answer.events.length === 0) throw new Error('The database lacks events that were committed to it');
      return adopt(commit.before, answer.events.map(restoreEvent));
    case undefined:
      throw new Error('commit_order gave no answer');
  }
}

/** Named twice, since workers of the release before know `adopted` alone. */
function adopt(before: OrderState, adopted: readonly OrderEvent[]): CommitResult {
  return { adopted, committed: recordOf(before, adopted) };
}

/** What stands in SQL after the order as its workflow knows it. */
async function catchUp({ prisma }: Pick<ActivityDeps, 'prisma'>, before: OrderState): Promise<CommitResult> {
  const { id, version } = before;
  const events = await prisma.rows<StoredEvent>`
    ${STORED_EVENTS} WHERE order_id = ${id} AND version > ${version} ORDER BY version`;
  return events.length > 0 ? adopt(before, events.map(restoreEvent)) : { asked: CATCHING_UP };
}

async function askToCommit(prisma: Sql, projection: CommitProjection): Promise<Answer | undefined> {
  const rows = await prisma.rows<{
    answer: Answer;
  }>`SELECT commit_order(${JSON.stringify(projection)}::jsonb) AS answer`;
  return rows[0]?.answer;
}

const STORED_EVENTS = Prisma.sql`
  SELECT id, version, type, data, actor_id AS "actorId", actor_role AS "actorRole", command_id AS "commandId",
    command_hash AS "commandHash", at
  FROM order_events`;

async function readEvent(prisma: Sql, id: string | undefined): Promise<StoredEvent> {
  const [event] = await prisma.rows<StoredEvent>`
    ${STORED_EVENTS} WHERE id = ${id}`;
  if (!event) throw new Error(`Event ${id} is recorded and can not be read`);
  return event;
}

/**
 * By PostgreSQL's codes: class 22, a text or an instant that is none, class 54, one that is too long for an index, and 23505, an
 * id that is taken. Not the counts that a CHECK guards (23514): a person puts those right, and the courier's word must not be
 * lost meanwhile.
 */
function isUnstorable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '23505' || /^(22|54)...$/.test(code);
}

/** What is thrown when the database refused these events. */
const asFailure = (error: unknown, [first]: readonly OrderEvent[]): unknown =>
  first?.command && isUnstorable(error) ? unstorable(first) : error;

/** Without the database's words, which repeat the text that it refused. Its detail is the event that was to be written. */
function unstorable({ id }: OrderEvent): ApplicationFailure {
  return ApplicationFailure.nonRetryable('What the command brings can not be stored', 'Unstorable', id);
}

/** A commit may take the order through several statuses: each ends when the next begins. */
function reportChanges(
  observer: OrderObserver,
  transitions: readonly TransitionRow[],
  statusSince: string | null,
): void {
  let since = statusSince;
  for (const { from, to, timestamp } of transitions) {
    observer.statusChanged({ from, to, seconds: secondsBetween(since ?? timestamp, timestamp) });
    since = timestamp;
  }
}

/** The database's clock may be ahead of ours by a little. */
function secondsBetween(since: string, until: string): number {
  return Math.max(0, Date.parse(until) - Date.parse(since)) / 1_000;
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
