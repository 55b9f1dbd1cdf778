import { DomainError } from '../../../domain/errors';
import { Prisma, type Database, type Sql } from '../../../prisma/client';
import type { PayoutBatch as BatchForBank } from '../../../providers/payouts/payoutBank';
import { present } from '../../../domain/present';
import type { Recipient } from '../../../domain/payouts/recipient';
import { instant, money } from '../../http/wire';
import type { BatchPageJson, PayoutBatchJson } from '../../schema/money/payouts';

type Summary = BatchPageJson['items'][number];

interface Row extends Omit<Summary, 'total' | 'createdAt' | 'submittedAt'> {
  readonly currency: string;
  readonly total: number;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
}

/** A batch is done once the bank has spoken of each payout that went with it. */
const BATCHES = Prisma.sql`
  SELECT b.id, b.provider, b.currency, b.created_by AS "createdBy", b.created_at AS "createdAt",
    b.submitted_at AS "submittedAt", b.reference, b.code, s.total, s.payouts, s.open, s.bounced, s.dropped,
    CASE WHEN b.state = 'SUBMITTED' AND s.open = 0 THEN 'DONE' ELSE b.state END AS state
  FROM payout_batches AS b JOIN LATERAL (
    SELECT coalesce(sum(l.amount) FILTER (WHERE l.state <> 'DROPPED'), 0)::float8 AS total,
      count(*) FILTER (WHERE l.state <> 'DROPPED')::int AS payouts,
      count(*) FILTER (WHERE l.state = 'DROPPED')::int AS dropped,
      count(*) FILTER (WHERE l.state = 'TAKEN' AND p.state = 'SENT')::int AS open,
      count(*) FILTER (WHERE l.state = 'TAKEN' AND p.state = 'BOUNCED')::int AS bounced
    FROM payout_lines AS l JOIN payouts AS p ON p.id = l.payout_id WHERE l.batch_id = b.id) AS s ON true`;

/** As many as finance looks back on. */
const NEWEST = 100;

/** The newest batches, the newest first. */
export async function listBatches(prisma: Sql): Promise<Summary[]> {
  const rows = await prisma.rows<Row>`${BATCHES} ORDER BY b.created_at DESC, b.id LIMIT ${NEWEST}`;
  return rows.map(view);
}

/**
 * A batch with its lines.
 * @throws {DomainError} `not-found`.
 */
export async function readBatch(prisma: Sql, id: string): Promise<PayoutBatchJson> {
  const [row] = await prisma.rows<Row>`${BATCHES} WHERE b.id = ${id}`;
  if (!row) throw noBatch();
  const lines = await prisma.rows<
    Omit<PayoutBatchJson['lines'][number], 'amount'> & { readonly amount: number }
  >`
    SELECT l.payout_id AS "payoutId", l.order_id AS "orderId", o.number AS "orderNumber", p.method, p.last, l.amount,
      CASE l.state WHEN 'TAKEN' THEN CASE WHEN p.state IN ('PAID', 'BOUNCED') THEN p.state ELSE 'SENT' END
        ELSE l.state END AS state,
      p.reference, CASE WHEN l.state = 'TAKEN' AND p.state = 'BOUNCED' THEN p.reason END AS reason,
      coalesce(l.detail, p.code, p.reason) AS detail
    FROM payout_lines AS l JOIN payouts AS p ON p.id = l.payout_id JOIN orders AS o ON o.id = l.order_id
    WHERE l.batch_id = ${id} ORDER BY o.number, l.payout_id`;
  return {
    ...view(row),
    lines: lines.map((line) => ({ ...line, amount: money(line.amount, row.currency) })),
  };
}

export const noBatch = (): DomainError => new DomainError('not-found', 'There is no such batch.');

function view({ currency, total, createdAt, submittedAt, ...row }: Row): Summary {
  return {
    ...row,
    total: money(total, currency),
    createdAt: instant(createdAt),
    submittedAt: instant(submittedAt),
  };
}

/**
 * What a batch's file has to say: whom it pays, which is read nowhere else.
 * @throws {DomainError} `not-found`, `not-allowed` until it is handed over: before that it may hold what is stopped.
 */
export async function readForFile(prisma: Database, id: string): Promise<BatchForBank> {
  const batch = await prisma.payoutBatch.findUnique({ where: { id }, include: { lines: true } });
  if (!batch) throw noBatch();
  if (batch.state !== 'SUBMITTED')
    throw new DomainError('not-allowed', 'It is not handed over: what may not go any more is left out then.');
  const taken = batch.lines.filter(({ state }) => state === 'TAKEN');
  const recipients = await prisma.payoutRecipient.findMany({
    where: { id: { in: taken.map(({ payoutId }) => payoutId) } },
  });
  return {
    id,
    currency: batch.currency,
    payouts: taken.flatMap(({ payoutId, amount }) => {
      const who = recipients.find((one) => one.id === payoutId);
      if (!who) return [];
      const { method, account, holder, bank, routing } = who;
      const details = { holder: holder ?? undefined, bank: bank ?? undefined, routing: routing ?? undefined };
      const recipient = {
        method: method as Recipient['method'],
        account: account ?? '',
        ...present(details),
      };
      return [{ payoutId, amount, recipient }];
    }),
  };
}
