import { CLOCKS, type ClockName } from '../../domain/clocks/clocks';
import { PACKED_FROM } from '../../domain/packing/packedFrom';
import { HOLD_REASONS, type HoldReason } from '../../domain/holds/reasons';
import { NOTHING_TO_TAKE, STAGES, type PaymentStatus, type Stage } from '../../domain/order/status';
import type { RefundStatus } from '../../domain/refunds/refund';
import { LOW_STOCK } from '../../prisma/availableStock';
import { Prisma, type PrismaClient } from '../../prisma/client';

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
  /** Payments whose reserved money their gateways give free by themselves within two days, and those of which that is past. */
  readonly reservationsEnding: number;
  readonly reservationsEnded: number;
  /** Clocks that run and whose time is over. */
  readonly clocksPast: ReadonlyMap<ClockName, number>;
  /** Open orders whose promise may be broken, and those whose promise will be, by who can act. */
  readonly promisesAtRisk: ReadonlyMap<string, number>;
  readonly promisesLate: ReadonlyMap<string, number>;
  /** Refunds that aren't over, by how far they have come, of closed orders too. */
  readonly refunds: ReadonlyMap<OpenRefund, number>;
  /** Those of them that should be there by now. */
  readonly refundsOverdue: number;
  /** How long, in seconds, the one that waits longest for an approval has been waiting. */
  readonly approvalLagSeconds: number;
  /** Refunds that are paid out, by what each waits for. */
  readonly payouts: ReadonlyMap<OpenPayout, number>;
  /** How long, in seconds, the one in each state that waits longest has been in it. */
  readonly payoutLagSeconds: ReadonlyMap<OpenPayout, number>;
  /** Parcels whose cash a courier has collected and not handed over in full. */
  readonly cashWithCouriers: number;
  /** Those of them that were collected more than a fortnight ago. */
  readonly cashOverdue: number;
  /** Links by which somebody could still pay for an order that isn't closed, and those that have expired unpaid. */
  readonly linksOpen: number;
  readonly linksExpired: number;
  /** Shelves of which the newest check found that counts, ledger and orders differ. */
  readonly stockDifferences: number;
  /** Products of which no more is available than somebody wanted to be told at, and those of them that are sold out. */
  readonly lowOnStock: number;
  readonly soldOut: number;
  /** Orders of which a warehouse has something to pack that nothing keeps, by warehouse; and parcels packed within a day. */
  readonly toPack: ReadonlyMap<string, number>;
  readonly packed: ReadonlyMap<string, number>;
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

/** What a refund waits for that is paid out: `WANTED` and `BOUNCED` for a recipient, `MANUAL` for finance alone. */
export const OPEN_PAYOUTS = ['WANTED', 'BOUNCED', 'NAMED', 'PROVEN', 'APPROVED', 'SENT', 'MANUAL'] as const;
type OpenPayout = (typeof OPEN_PAYOUTS)[number];

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
    | 'reservationsEnding'
    | 'reservationsEnded'
    | 'clocksPast'
    | 'promisesAtRisk'
    | 'promisesLate'
    | 'refunds'
    | 'refundsOverdue'
    | 'approvalLagSeconds'
    | 'payouts'
    | 'payoutLagSeconds'
    | 'cashWithCouriers'
    | 'cashOverdue'
    | 'linksOpen'
    | 'linksExpired'
    | 'stockDifferences'
    | 'lowOnStock'
    | 'soldOut'
    | 'toPack'
    | 'packed'
    | 'creditOwed';
  readonly name: string;
  readonly amount: number;
}

/** Seconds that taking the money may lag behind the delivery. */
const UNPAID_AFTER_S = 60;

/** Hours before its end that a reservation is one of those that end. */
const ENDING_WITHIN_HOURS = 48;

/** Days that a courier may take to hand over what it collected. */
const CASH_AFTER_DAYS = 14;

/** Of an order whose whole price a card has reserved or paid: its links ask for nothing. */
const PAID: readonly PaymentStatus[] = ['AUTHORIZED', 'PAID', 'COD_COLLECTED'];
/** Refunds that are paid out, by the last recipient who was named: how many wait for the same, and for how long the oldest has. */
const PAYOUTS = Prisma.sql`
    SELECT of.what, state, CASE of.what WHEN 'payouts' THEN count(*)::int ELSE extract(epoch FROM now() - min(since))::int END
    FROM (
      SELECT CASE WHEN r.method = 'manual' THEN 'MANUAL' WHEN p.state IS NULL OR p.state = 'REPLACED' THEN 'WANTED'
        ELSE p.state END AS state, coalesce(p.since, r.updated_at) AS since
      FROM refunds AS r LEFT JOIN LATERAL (
        SELECT * FROM payouts AS p WHERE p.order_id = r.order_id AND p.refund_id = r.id ORDER BY p.position DESC LIMIT 1) AS p ON true
      WHERE r.status = 'TO_PAY_OUT' OR (r.status = 'PENDING' AND p.state = 'SENT')) AS open,
      unnest(ARRAY['payouts', 'payoutLagSeconds']) AS of(what)
    GROUP BY of.what, state`;

/** What stands on the warehouses' lists, by warehouse, and what has left them within a day. */
const PACKING = Prisma.sql`
    SELECT 'toPack', here.warehouse, count(DISTINCT o.id)::int FROM orders AS o
    JOIN order_items AS i ON i.order_id = o.id AND i.stocked AND (i.quantities->>'reserved')::int > 0
    CROSS JOIN LATERAL jsonb_object_keys(i.held) AS here(warehouse)
    WHERE o.status = ANY(${[...PACKED_FROM]}) AND o.closed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM order_holds AS h WHERE h.order_id = o.id AND 'release' = ANY(h.blocks))
    GROUP BY here.warehouse
    UNION ALL
    SELECT 'packed', warehouse, count(*)::int FROM shipments
    WHERE packed_at > now() - interval '1 day' AND status <> 'PULLED' GROUP BY warehouse`;

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
    SELECT CASE WHEN capture_before > now() THEN 'reservationsEnding' ELSE 'reservationsEnded' END, '', count(*)::int
    FROM payments WHERE status = 'AUTHORIZED' AND capture_before < now() + make_interval(hours => ${ENDING_WITHIN_HOURS})
    GROUP BY 1
    UNION ALL
    SELECT 'clocksPast', clock, count(*)::int FROM order_clocks WHERE stopped_at IS NULL AND due_at < now() GROUP BY clock
    UNION ALL
    SELECT CASE state WHEN 'LATE' THEN 'promisesLate' ELSE 'promisesAtRisk' END, coalesce(who, ''), count(*)::int
    FROM promise_forecasts WHERE settled_at IS NULL AND state IN ('AT_RISK', 'LATE') GROUP BY 1, 2
    UNION ALL
    SELECT 'refunds', status, count(*)::int FROM refunds WHERE status = ANY(${[...OPEN_REFUNDS]}) GROUP BY status
    UNION ALL
    SELECT 'refundsOverdue', '', count(*)::int FROM refunds WHERE status = ANY(${[...OPEN_REFUNDS]}) AND due_by < now()
    UNION ALL
    SELECT 'approvalLagSeconds', '', coalesce(extract(epoch FROM now() - min(requested_at)), 0)::int
    FROM refunds WHERE status = 'AWAITING_APPROVAL'
    UNION ALL
    ${PAYOUTS}
    UNION ALL
    ${PACKING}
    UNION ALL
    SELECT 'cashWithCouriers', '', count(*)::int FROM parcel_cash WHERE collected > remitted + fee
    UNION ALL
    SELECT 'cashOverdue', '', count(*)::int FROM parcel_cash
    WHERE collected > remitted + fee AND collected_at < now() - make_interval(days => ${CASH_AFTER_DAYS})
    UNION ALL
    SELECT CASE WHEN l.expires_at > now() THEN 'linksOpen' ELSE 'linksExpired' END, '', count(*)::int
    FROM payment_links AS l JOIN orders AS o ON o.id = l.order_id
    WHERE l.state = 'OPEN' AND o.closed_at IS NULL AND o.status <> 'CANCELLING' AND o.payment_status <> ALL(${PAID})
    GROUP BY 1
    UNION ALL
    SELECT 'stockDifferences', '', differences FROM (
      SELECT differences FROM stock_checks ORDER BY checked_at DESC LIMIT 1) AS newest
    UNION ALL
    SELECT CASE WHEN low.available > 0 THEN 'lowOnStock' ELSE 'soldOut' END, '', count(*)::int FROM ${LOW_STOCK} AS low GROUP BY 1
    UNION ALL
    SELECT 'creditOwed', currency, sum(available::float8 + reserved) FROM credit_accounts GROUP BY currency`;
  return backlogOf(rows);
}

function backlogOf(rows: readonly Row[]): Backlog {
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
    reservationsEnding: total(of('reservationsEnding')),
    reservationsEnded: total(of('reservationsEnded')),
    clocksPast: sumBy(of('clocksPast'), ({ name }) => CLOCKS.find((clock) => clock === name)),
    promisesAtRisk: sumBy(of('promisesAtRisk'), ({ name }) => name),
    promisesLate: sumBy(of('promisesLate'), ({ name }) => name),
    refunds: sumBy(of('refunds'), ({ name }) => OPEN_REFUNDS.find((status) => status === name)),
    refundsOverdue: total(of('refundsOverdue')),
    approvalLagSeconds: total(of('approvalLagSeconds')),
    payouts: sumBy(of('payouts'), payoutStateOf),
    payoutLagSeconds: sumBy(of('payoutLagSeconds'), payoutStateOf),
    cashWithCouriers: total(of('cashWithCouriers')),
    cashOverdue: total(of('cashOverdue')),
    linksOpen: total(of('linksOpen')),
    linksExpired: total(of('linksExpired')),
    stockDifferences: total(of('stockDifferences')),
    lowOnStock: total(of('lowOnStock')),
    soldOut: total(of('soldOut')),
    toPack: sumBy(of('toPack'), ({ name }) => name),
    packed: sumBy(of('packed'), ({ name }) => name),
    creditOwed: sumBy(of('creditOwed'), ({ name }) => name),
  };
}

const reasonOf = ({ name }: Row): HoldReason | undefined => HOLD_REASONS.find((reason) => reason === name);

const payoutStateOf = ({ name }: Row): OpenPayout | undefined => OPEN_PAYOUTS.find((state) => state === name);

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
