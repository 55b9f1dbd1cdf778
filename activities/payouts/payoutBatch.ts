import { ApplicationFailure } from '@temporalio/common';
import type { Recipient } from '../../domain/payouts/recipient';
import { present } from '../../domain/present';
import type { Sql } from '../../prisma/client';
import { claimBatch } from '../../prisma/payouts/claimBatch';
import type { PayoutBank, PayoutBatch, PayoutReport } from '../../providers/payouts/payoutBank';
import type { ActivityDeps } from '../deps';
import { asActivity, vendorNamed } from '../vendorFailure';

/** What batches of payouts act on. */
export type PayoutDeps = Pick<ActivityDeps, 'prisma' | 'payoutBanks' | 'log' | 'now'>;

interface StoredBatch {
  readonly id: string;
  readonly provider: string;
  readonly currency: string;
  readonly state: 'OPEN' | 'READY' | 'SUBMITTED' | 'REFUSED';
}

/** What became of handing a batch over. */
export interface SubmittedBatch {
  /** Whether its bank can be asked what becomes of it. */
  readonly answers: boolean;
}

/**
 * Hands a batch over to its bank. Repeating it is the same batch. What it holds was committed before, and its orders have let go of
 * each payout; what has been stopped since is taken out of it first.
 */
export async function submitPayouts(deps: PayoutDeps, batchId: string): Promise<SubmittedBatch> {
  const stopped = await claimBatch(deps.prisma, batchId, deps.now());
  if (stopped > 0) deps.log.warn({ batchId, stopped }, 'payouts stopped before their bank was asked');
  const stored = await readBatch(deps.prisma, batchId);
  const bank = bankOf(deps, stored);
  const { answers } = bank;
  if (stored.state === 'SUBMITTED') return { answers };
  if (stored.state === 'REFUSED') return { answers: false };
  const { reference } = await asActivity(bank.submit(await readPayouts(deps.prisma, stored)));
  await markSubmitted(deps, batchId, reference);
  return { answers };
}

/**
 * Gives a batch up that its bank refuses: its payouts go with the next. Where the bank has it all the same, it stands: an earlier call may
 * have been heard, whose answer was lost.
 */
export async function refusePayouts(
  deps: PayoutDeps,
  batchId: string,
  code: string,
): Promise<SubmittedBatch> {
  const { prisma, log } = deps;
  const stored = await readBatch(prisma, batchId);
  const bank = bankOf(deps, stored);
  if (stored.state !== 'READY') return { answers: stored.state === 'SUBMITTED' && bank.answers };
  if (await asActivity(bank.find(batchId))) {
    await markSubmitted(deps, batchId, undefined);
    return { answers: bank.answers };
  }
  log.warn({ batchId, code }, 'a bank refused a batch of payouts');
  await prisma.rows`
    WITH refused AS (
      UPDATE payout_batches SET state = 'REFUSED', code = ${code} WHERE id = ${batchId} AND state = 'READY' RETURNING provider),
    dropped AS (
      UPDATE payout_lines SET state = 'DROPPED', detail = ${code}
      WHERE batch_id = ${batchId} AND state = 'TAKEN' AND EXISTS (SELECT 1 FROM refused) RETURNING payout_id, order_id)
    INSERT INTO webhook_inbox (provider, event_id, order_id, message, payload)
    SELECT refused.provider, ${batchId} || '/' || payout_id || '/not sent', order_id,
      jsonb_build_object('kind', 'payout', 'payload', jsonb_build_object('payoutId', payout_id, 'word', 'NOT_SENT', 'code', ${code}::text)),
      '{}'
    FROM dropped, refused
    ON CONFLICT (provider, event_id) DO NOTHING`;
  return { answers: false };
}

/**
 * Asks a bank what became of a batch, and leaves what it says to the orders, as if it had told it by itself: a word that is there already
 * stays the only one.
 * @returns how many payouts the bank has not spoken of yet.
 */
export async function lookUpPayouts(deps: PayoutDeps, batchId: string): Promise<number> {
  const stored = await readBatch(deps.prisma, batchId);
  const reports = await asActivity(bankOf(deps, stored).find(batchId));
  if (!reports) throw ApplicationFailure.retryable('The bank does not know the batch', 'BatchMissing');
  await keepWords(deps, stored.provider, reports);
  const [left] = await deps.prisma.rows<{ count: number }>`
    SELECT count(*)::int AS count FROM payout_lines AS l JOIN payouts AS p ON p.id = l.payout_id
    WHERE l.batch_id = ${batchId} AND l.state = 'TAKEN' AND p.state = 'SENT'`;
  return left?.count ?? 0;
}

async function keepWords(
  { prisma, log }: PayoutDeps,
  provider: string,
  reports: readonly PayoutReport[],
): Promise<void> {
  const events = reports.flatMap((report) => {
    const { eventId, word, isKnown, vendorWord, payoutId } = report;
    if (isKnown && word === undefined) return [];
    const { reference, amount, reason, code, at } = report;
    const payload = { payoutId, word, ...present({ reference, amount, reason, code, at }) };
    return [
      {
        ...{ eventId, payoutId, payload: { payout_id: payoutId, status: vendorWord } },
        ...(word ? { message: { kind: 'payout', payload } } : { alert: 'unknown-word' }),
      },
    ];
  });
  const stored = await prisma.rows<{ alert: string | null }>`
    INSERT INTO webhook_inbox (provider, event_id, order_id, message, payload, alert, handled_at)
    SELECT ${provider}, "eventId", (SELECT order_id FROM payouts WHERE id = "payoutId"), message, payload, alert,
      CASE WHEN message IS NULL THEN now() END
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      AS event("eventId" text, "payoutId" text, message jsonb, payload jsonb, alert text)
    ON CONFLICT (provider, event_id) DO NOTHING
    RETURNING alert`;
  for (const { alert } of stored)
    if (alert !== null)
      log.warn({ provider, alert }, 'a vendor’s event needs a person: see /api/admin/vendor-events');
}

const bankOf = ({ payoutBanks }: PayoutDeps, { provider }: StoredBatch): PayoutBank =>
  vendorNamed(payoutBanks, provider);

async function markSubmitted(
  { prisma, now }: PayoutDeps,
  batchId: string,
  reference: string | undefined,
): Promise<void> {
  await prisma.rows`
    UPDATE payout_batches SET state = 'SUBMITTED', submitted_at = ${now()}, reference = ${reference ?? null}
    WHERE id = ${batchId} AND state = 'READY'`;
}

async function readBatch(prisma: Sql, batchId: string): Promise<StoredBatch> {
  const [batch] = await prisma.rows<StoredBatch>`
    SELECT id, provider, currency, state FROM payout_batches WHERE id = ${batchId}`;
  if (!batch) throw ApplicationFailure.nonRetryable('There is no such batch of payouts', 'NoBatch');
  if (batch.state === 'OPEN')
    throw ApplicationFailure.retryable('Its orders are still being asked', 'BatchOpen');
  return batch;
}

interface Row {
  readonly payoutId: string;
  readonly amount: number;
  readonly method: Recipient['method'];
  readonly account: string | null;
  readonly holder: string | null;
  readonly bank: string | null;
  readonly routing: string | null;
}

/** @throws {ApplicationFailure} when a recipient is not there: the batch would be another one. */
async function readPayouts(prisma: Sql, { id, currency }: StoredBatch): Promise<PayoutBatch> {
  const rows = await prisma.rows<Row>`
    SELECT l.payout_id AS "payoutId", l.amount, r.method, r.account, r.holder, r.bank, r.routing
    FROM payout_lines AS l JOIN payout_recipients AS r ON r.id = l.payout_id
    WHERE l.batch_id = ${id} AND l.state = 'TAKEN' ORDER BY l.payout_id`;
  return {
    ...{ id, currency },
    payouts: rows.map(({ payoutId, amount, method, account, holder, bank, routing }) => {
      if (account === null)
        throw ApplicationFailure.retryable(`The recipient of payout ${payoutId} is gone`, 'RecipientGone');
      const details = {
        holder: holder ?? undefined,
        bank: bank ?? undefined,
        routing: routing ?? undefined,
      };
      return { payoutId, amount, recipient: { method, account, ...present(details) } };
    }),
  };
}
