import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Logger } from 'pino';
import { DomainError, describe } from '../../../domain/errors';
import { SYSTEM, type Actor } from '../../../domain/people/actor';
import type { Database, Prisma } from '../../../prisma/client';
import { openBatch } from '../../../prisma/payouts/openBatch';
import {
  PAYOUT_BATCH_WORKFLOW,
  payoutBatchWorkflowId,
  type PayoutBatchInput,
} from '../../../workflows/messages';
import { sendCommand, type CommandDeps } from '../../commands/sendCommand';
import { bodyHash, digest } from '../../http/idempotency';
import type { BatchRequestJson } from '../../schema/money/payouts';

/** What batches of payouts take. */
export interface BatchDeps extends CommandDeps {
  readonly prisma: Database;
  readonly temporal: Client;
  readonly log: Logger;
  readonly now: () => Date;
  readonly settings: CommandDeps['settings'] & {
    /** Banks that money is paid out through, the usual one first. */
    readonly payoutBanks: readonly string[];
    /** How often a bank is asked what became of a batch (milliseconds). */
    readonly payoutPollMs: number;
    /** Of batches by this name a file is made, that somebody hands over. */
    readonly payoutFile: { readonly provider: string };
  };
}

type Transaction = Prisma.TransactionClient;

/**
 * Makes a batch of what is approved: it is committed with its lines before anybody is asked. Then its orders let go of each payout, and
 * only what they have let go of is asked of the bank. What doesn't come about now, the sweeper sees to.
 * @throws {DomainError} `validation` for a bank that the shop has not, `not-allowed` when nothing is approved.
 */
export async function createBatch(
  deps: BatchDeps,
  actor: Actor,
  { provider, payoutIds }: BatchRequestJson,
  id: string,
): Promise<void> {
  if (!deps.settings.payoutBanks.includes(provider)) throw unknownBank(provider);
  const { payoutPollMs: pollEveryMs } = deps.settings;
  await deps.prisma.$transaction(async (transaction) => {
    const batch = { id, provider, pollEveryMs, createdBy: actor.id, at: deps.now(), payoutIds };
    const lines = await openBatch(transaction, batch);
    // The same request, sent again: the batch stands, and its lines with it.
    if (lines === undefined) {
      const known = await transaction.payoutBatch.findUniqueOrThrow({ where: { id } });
      if (known.provider !== provider || !(await isOfThese(transaction, id, payoutIds))) throw reusedKey();
      return;
    }
    await requireAll(transaction, id, payoutIds);
    if (lines === 0) throw new DomainError('not-allowed', 'No payout is approved that is in no batch yet.');
  });
  await prepareBatch(deps, id).catch((error: unknown) => {
    deps.log.info({ reason: describe(error), batchId: id }, 'batch of payouts left to the sweeper');
  });
}

/** Whether the batch was made of these payouts; of what was approved then, where none are named. */
async function isOfThese(
  transaction: Transaction,
  batchId: string,
  payoutIds: readonly string[] | undefined,
): Promise<boolean> {
  if (payoutIds === undefined) return true;
  const lines = await transaction.payoutLine.findMany({ where: { batchId }, select: { payoutId: true } });
  const wanted = new Set(payoutIds);
  return wanted.size === lines.length && lines.every(({ payoutId }) => wanted.has(payoutId));
}

/** @throws {DomainError} `validation`, naming each payout that can't go: nobody is to think that it was paid. */
async function requireAll(
  transaction: Transaction,
  batchId: string,
  payoutIds: readonly string[] = [],
): Promise<void> {
  const lines = await transaction.payoutLine.findMany({ where: { batchId }, select: { payoutId: true } });
  const detail = 'It is not approved, or goes with another batch.';
  const errors = payoutIds.flatMap((wanted, index) =>
    lines.some(({ payoutId }) => payoutId === wanted) ? [] : [{ pointer: `/payoutIds/${index}`, detail }],
  );
  if (errors.length > 0) throw new DomainError('validation', 'Some of the payouts can’t go.', { errors });
}

function unknownBank(provider: string): DomainError {
  const detail = `The shop pays nothing out through ${provider}.`;
  return new DomainError('validation', `/provider: ${detail}`, {
    errors: [{ pointer: '/provider', detail }],
  });
}

const reusedKey = (): DomainError =>
  new DomainError('idempotency-key-reused', 'The key was used for another batch.');

/**
 * Has the orders of a batch let go of its payouts, and starts it, unless it goes by a file. Harmless to repeat, and from several processes at once.
 * @throws {DomainError} `unavailable` or `rate-limited` when an order could not be asked: what was is kept.
 */
export async function prepareBatch(deps: BatchDeps, id: string): Promise<void> {
  const queued = await deps.prisma.payoutLine.findMany({ where: { batchId: id, state: 'QUEUED' } });
  for (const line of queued) await askOrder(deps, line);
  await deps.prisma.rows`
    UPDATE payout_batches AS b SET state = 'READY'
    WHERE b.id = ${id} AND b.state = 'OPEN'
      AND NOT EXISTS (SELECT 1 FROM payout_lines AS l WHERE l.batch_id = b.id AND l.state = 'QUEUED')`;
  const batch = await deps.prisma.payoutBatch.findUniqueOrThrow({
    where: { id },
    include: { lines: { where: { state: 'TAKEN' }, select: { payoutId: true } } },
  });
  if (batch.state === 'OPEN' || batch.startedAt !== null) return;
  // Nothing is left of it: no bank is asked for nothing.
  if (batch.lines.length === 0)
    await deps.prisma.payoutBatch.update({
      where: { id },
      data: { state: 'REFUSED', startedAt: deps.now() },
    });
  // Somebody hands over its file: there is nobody to ask meanwhile.
  else if (batch.provider === deps.settings.payoutFile.provider)
    await deps.prisma.payoutBatch.update({ where: { id }, data: { startedAt: deps.now() } });
  else await startBatch(deps, { batchId: id, pollEveryMs: batch.pollEveryMs });
}

interface QueuedLine {
  readonly batchId: string;
  readonly payoutId: string;
  readonly orderId: string;
  readonly amount: number;
}

/** The order answers the same however often it is asked; one that was only told, and has not answered yet, is asked again later. */
async function askOrder(deps: BatchDeps, { batchId, payoutId, orderId, amount }: QueuedLine): Promise<void> {
  const payload = { payoutId, word: 'SENT', batchId, amount } as const;
  const where = { batchId_payoutId: { batchId, payoutId } };
  try {
    const { kind } = await sendCommand(deps, {
      ...{ orderId, name: 'hearPayout', payload, actor: { ...SYSTEM, id: 'payouts' } },
      commandId: digest('payout', payoutId, batchId).slice(0, 32),
      bodyHash: bodyHash(payload),
    });
    if (kind === 'done') await deps.prisma.payoutLine.update({ where, data: { state: 'TAKEN' } });
  } catch (error) {
    if (!(error instanceof DomainError) || ['unavailable', 'rate-limited'].includes(error.code)) throw error;
    await deps.prisma.payoutLine.update({ where, data: { state: 'DROPPED', detail: error.detail } });
  }
}

const START_DEADLINE_MS = 3_000;

async function startBatch(
  { temporal, prisma, settings, now }: BatchDeps,
  input: PayoutBatchInput,
): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + START_DEADLINE_MS, () =>
      temporal.workflow.start(PAYOUT_BATCH_WORKFLOW, {
        workflowId: payoutBatchWorkflowId(input.batchId),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        taskQueue: settings.taskQueue,
        args: [input],
        staticSummary: 'batch of payouts',
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  await prisma.payoutBatch.update({ where: { id: input.batchId }, data: { startedAt: now() } });
}

/** Younger ones are being prepared by the request that made them. */
const LEAVE_ALONE_MS = 5_000;

/** Goes on with batches whose request ended before they were started; one that can't be now doesn't keep back the others. */
export async function sweepBatches(deps: BatchDeps, signal?: AbortSignal): Promise<void> {
  const before = new Date(deps.now().getTime() - LEAVE_ALONE_MS);
  const waiting = await deps.prisma.payoutBatch.findMany({
    where: { startedAt: null, createdAt: { lt: before } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  for (const { id } of waiting) {
    if (signal?.aborted) return;
    await prepareBatch(deps, id).catch((error: unknown) => {
      deps.log.info({ reason: describe(error), batchId: id }, 'batch of payouts not started yet');
    });
  }
}
