import type { z } from 'zod';
import { PAID_OUT } from '../../domain/payment/methods/methods';
import { Prisma, type Sql } from '../../prisma/client';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { instant, money } from '../http/wire';
import type { PayoutPageJson, ShownPayoutState, payoutQuery } from '../schema/money/payouts';

interface Row {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customerId: string;
  readonly customerName: string | null;
  readonly refundId: string;
  readonly payoutId: string | null;
  readonly state: ShownPayoutState;
  readonly currency: string;
  readonly amount: number;
  readonly method: PayoutPageJson['items'][number]['method'];
  readonly last: string | null;
  readonly reason: PayoutPageJson['items'][number]['reason'];
  readonly namedBy: string | null;
  readonly namedRole: string | null;
  readonly approvedBy: string | null;
  readonly batchId: string | null;
  readonly reference: string | null;
  readonly code: string | null;
  readonly since: Date;
  readonly requestedAt: Date;
  readonly dueBy: Date;
  readonly overdue: boolean;
}

/** Of a refund that is to be paid out: where it stands by the last recipient who was named, or that none was. */
const STATE = Prisma.sql`CASE
  WHEN r.method = 'manual' THEN 'MANUAL'
  WHEN p.state = 'REPLACED' OR p.id IS NULL THEN 'WANTED'
  ELSE p.state END`;

/** What of a refund somebody has to pay out: the part that came by a method without a way back, and that goes to no account of the shop's. */
const TO_PAY_OUT = Prisma.sql`(
  SELECT coalesce(sum(m.amount), 0)::int FROM refund_moves AS m
  JOIN payments AS paid ON paid.order_id = m.order_id AND paid.id = m.payment_id
  WHERE m.order_id = r.order_id AND m.refund_id = r.id AND m.method IS DISTINCT FROM 'credit'
    AND m.state NOT IN ('FAILED', 'RETRIED', 'WITHDRAWN') AND paid.method = ANY(${[...PAID_OUT]}::text[]))`;

/** Every refund that is to be paid out, or has a recipient. */
const PAYOUTS = Prisma.sql`
  refunds AS r JOIN orders AS o ON o.id = r.order_id JOIN customers AS c ON c.id = o.customer_id
  LEFT JOIN LATERAL (
    SELECT * FROM payouts AS p WHERE p.order_id = r.order_id AND p.refund_id = r.id ORDER BY p.position DESC LIMIT 1) AS p ON true
  WHERE (r.status = 'TO_PAY_OUT' OR (p.state IN ('SENT', 'PAID') AND r.status IN ('PENDING', 'REFUNDED')))`;

const SORT = 'requestedAt';

/** A page of refunds that are paid out, those first that wait longest. */
export async function listPayouts(
  prisma: Sql,
  { cursor, limit, state }: z.output<typeof payoutQuery>,
  now: Date,
): Promise<PayoutPageJson> {
  const beyond = cursor === undefined ? undefined : readCursor(SORT, cursor, SORT_VALUES.instant);
  const rows = await prisma.rows<Row>`
    SELECT o.id AS "orderId", o.number AS "orderNumber", o.customer_id AS "customerId", c.name AS "customerName",
      r.id AS "refundId", p.id AS "payoutId",
      ${STATE} AS state, r.currency, coalesce(p.amount, ${TO_PAY_OUT}) AS amount, p.method, p.last, p.reason, p.named_by AS "namedBy",
      p.named_role AS "namedRole", p.approved_by AS "approvedBy", p.batch_id AS "batchId", p.reference, p.code,
      coalesce(p.since, r.updated_at) AS since, r.requested_at AS "requestedAt", r.due_by AS "dueBy",
      (r.due_by < ${now}::timestamptz AND r.status <> 'REFUNDED') AS overdue
    FROM ${PAYOUTS}
      AND (${state ?? null}::text[] IS NULL OR ${STATE} = ANY(${state ?? null}::text[]))
      AND (${beyond?.value ?? null}::timestamptz IS NULL
        OR (r.requested_at, r.order_id || '/' || r.id) > (${beyond?.value ?? null}::timestamptz, ${beyond?.id ?? ''}))
    ORDER BY r.requested_at, r.order_id || '/' || r.id LIMIT ${limit + 1}`;
  const cut = cutPage(rows, limit, SORT, ({ requestedAt, orderId, refundId }) => ({
    value: new Date(requestedAt).toISOString(),
    id: `${orderId}/${refundId}`,
  }));
  return { items: cut.items.map(view), nextCursor: cut.nextCursor };
}

function view({ currency, amount, customerName, namedBy, namedRole, since, dueBy, ...row }: Row) {
  const { requestedAt: _sorted, ...shown } = row;
  return {
    ...shown,
    customerName: customerName ?? '',
    amount: money(amount, currency),
    namedBy: namedBy === null ? null : { id: namedBy, role: namedRole ?? '' },
    since: instant(since),
    dueBy: instant(dueBy),
  };
}
