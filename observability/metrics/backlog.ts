import { HOLD_REASONS, type HoldReason } from '../../domain/holds/reasons';
import { NOTHING_TO_TAKE, STAGES, type Stage } from '../../domain/order/status';
import type { RefundStatus } from '../../domain/refunds/refund';
import type { PrismaClient } from '../../prisma/client';

/** How much waits to be done: numbers of orders, webhooks and messages, unless it says otherwise. */
export interface Backlog {
  /** Orders that aren't closed. */
  readonly open: ReadonlyMap<Stage, number>;
  /** Orders that wait for a person, by reason: one that waits for several counts for each. */
  readonly held: ReadonlyMap<HoldReason, number>;
  /** Those of them with a hold that should have ended by now. */
  readonly overdue: ReadonlyMap<HoldReason, number>;
  /** Placed, but without a workflow. */
  readonly toStart: number;
  /** Received, but not handed on. */
  readonly webhooks: number;
  /** Queued, but not sent. */
  readonly notifications: ReadonlyMap<string, number>;
  /** Orders that the ERP is still to be told of, and those that it refused; 0 without an ERP. */
  readonly erp: number;
  readonly erpRefused: number;
  /** How long, in seconds, the one that waits longest for the ERP has been waiting. */
  readonly erpLagSeconds: number;
  /** Orders that were delivered some time ago and aren't paid: their money was not taken. */
  readonly deliveredUnpaid: number;
  /** Orders, closed ones too, with money that was taken and that no goods stand for. */
  readonly overpaid: number;
  /** Refunds that aren't over, by how far they have come, of closed orders too. */
  readonly refunds: ReadonlyMap<OpenRefund, number>;
  /** Those of them that should be there by now. */
  readonly refundsOverdue: number;
  /** How long, in seconds, the one that waits longest for an approval has been waiting. */
  readonly approvalLagSeconds: number;
  /** Parcels whose cash a courier has collected and not handed over in full. */
  readonly cashWithCouriers: number;
  /** Those of them that were collected more than a fortnight ago. */
  readonly cashOverdue: number;
  /** What customers may still order for by store credit, by currency in minor units. */
  readonly creditOwed: ReadonlyMap<string, number>;
}

/** Statuses of refunds that somebody, or a bank, is still to see to. */
export const OPEN_REFUNDS = [
  'AWAITING_APPROVAL',
  'TO_PAY_OUT',
  'PENDING',
  'FAILED',
] as const satisfies readonly RefundStatus[];
type OpenRefund = (typeof OPEN_REFUNDS)[number];

interface Row {
  readonly what:
    | 'open'
    | 'held'
    | 'overdue'
    | 'toStart'
    | 'webhooks'
    | 'notifications'
    | 'erp'
    | 'erpRefused'
    | 'erpLagSeconds'
    | 'deliveredUnpaid'
    | 'overpaid'
    | 'refunds'
    | 'refundsOverdue'
    | 'approvalLagSeconds'
    | 'cashWithCouriers'
    | 'cashOverdue'
    | 'creditOwed';
  readonly name: string;
  readonly amount: number;
}

/** Seconds that taking the money may lag behind the delivery. */
const UNPAID_AFTER_S = 60;

/** Days that a courier may take to hand over what it collected. */
const CASH_AFTER_DAYS = 14;

/**
 * Counts what waits, by one statement over partial indexes that hold little else.
 * @param hasErp without one, that orders wait for it is no news.
 */
export async function readBacklog(prisma: PrismaClient, hasErp: boolean): Promise<Backlog> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT 'open' AS what, stage AS name, count(*)::int AS amount
    FROM orders WHERE closed_at IS NULL GROUP BY stage
    UNION ALL
    SELECT 'held', h.reason, count(DISTINCT h.order_id)::int
    FROM order_holds AS h JOIN orders AS o ON o.id = h.order_id WHERE o.closed_at IS NULL GROUP BY h.reason
    UNION ALL
    SELECT 'overdue', h.reason, count(DISTINCT h.order_id)::int
    FROM order_holds AS h JOIN orders AS o ON o.id = h.order_id
    WHERE o.closed_at IS NULL AND h.until <= now() AND NOT (h.default_action = 'cancel' AND o.status = 'CANCELLING')
    GROUP BY h.reason
    UNION ALL
    SELECT 'toStart', '', count(*)::int FROM orders WHERE workflow_started_at IS NULL
    UNION ALL
    SELECT 'webhooks', '', count(*)::int FROM webhook_inbox WHERE handled_at IS NULL
    UNION ALL
    SELECT 'notifications', channel, count(*)::int FROM notifications WHERE status = 'QUEUED' GROUP BY channel
    UNION ALL
    SELECT CASE status WHEN 'PENDING' THEN 'erp' ELSE 'erpRefused' END, '', count(*)::int
    FROM erp_pushes WHERE ${hasErp} AND status <> 'SYNCED' GROUP BY status
    UNION ALL
    SELECT 'erpLagSeconds', '', coalesce(extract(epoch FROM now() - min(wanted_since)), 0)::int
    FROM erp_pushes WHERE ${hasErp} AND status = 'PENDING'
    UNION ALL
    SELECT 'deliveredUnpaid', '', count(*)::int FROM orders
    WHERE closed_at IS NULL AND stage = 'Delivered' AND delivered_at < now() - make_interval(secs => ${UNPAID_AFTER_S})
      AND payment_status <> ALL(${NOTHING_TO_TAKE})
    UNION ALL
    SELECT 'overpaid', '', count(*)::int FROM orders WHERE to_give_back > 0
    UNION ALL
    SELECT 'refunds', status, count(*)::int FROM refunds WHERE status = ANY(${[...OPEN_REFUNDS]}) GROUP BY status
    UNION ALL
    SELECT 'refundsOverdue', '', count(*)::int FROM refunds WHERE status = ANY(${[...OPEN_REFUNDS]}) AND due_by < now()
    UNION ALL
    SELECT 'approvalLagSeconds', '', coalesce(extract(epoch FROM now() - min(requested_at)), 0)::int
    FROM refunds WHERE status = 'AWAITING_APPROVAL'
    UNION ALL
    SELECT 'cashWithCouriers', '', count(*)::int FROM parcel_cash WHERE collected > remitted + fee
    UNION ALL
    SELECT 'cashOverdue', '', count(*)::int FROM parcel_cash
    WHERE collected > remitted + fee AND collected_at < now() - make_interval(days => ${CASH_AFTER_DAYS})
    UNION ALL
    SELECT 'creditOwed', currency, sum(available::float8 + reserved) FROM credit_accounts GROUP BY currency`;
  const of = (what: Row['what']): Row[] => rows.filter((row) => row.what === what);
  return {
    open: sumBy(of('open'), ({ name }) => STAGES.find((stage) => stage === name)),
    held: sumBy(of('held'), reasonOf),
    overdue: sumBy(of('overdue'), reasonOf),
    toStart: total(of('toStart')),
    webhooks: total(of('webhooks')),
    notifications: sumBy(of('notifications'), ({ name }) => name),
    erp: total(of('erp')),
    erpRefused: total(of('erpRefused')),
    erpLagSeconds: total(of('erpLagSeconds')),
    deliveredUnpaid: total(of('deliveredUnpaid')),
    overpaid: total(of('overpaid')),
    refunds: sumBy(of('refunds'), ({ name }) => OPEN_REFUNDS.find((status) => status === name)),
    refundsOverdue: total(of('refundsOverdue')),
    approvalLagSeconds: total(of('approvalLagSeconds')),
    cashWithCouriers: total(of('cashWithCouriers')),
    cashOverdue: total(of('cashOverdue')),
    creditOwed: sumBy(of('creditOwed'), ({ name }) => name),
  };
}

const reasonOf = ({ name }: Row): HoldReason | undefined => HOLD_REASONS.find((reason) => reason === name);

function total(rows: readonly Row[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

function sumBy<Name>(rows: readonly Row[], nameOf: (row: Row) => Name | null | undefined): Map<Name, number> {
  const sums = new Map<Name, number>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null && name !== undefined) sums.set(name, (sums.get(name) ?? 0) + row.amount);
  }
  return sums;
}
