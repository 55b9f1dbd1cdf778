import type { z } from 'zod';
import { Prisma, type Database, type Sql } from '../../prisma/client';
import { asOrderState } from '../engine/snapshot';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { instant, money } from '../http/wire';
import type {
  CashPageJson,
  CashState,
  CashSummaryJson,
  OrderCashJson,
  cashQuery,
} from '../schema/money/cash';

interface Row {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly parcelId: string;
  readonly courier: string;
  readonly consignmentId: string | null;
  readonly state: CashState;
  readonly currency: string;
  readonly toCollect: number;
  readonly collected: number | null;
  readonly collectedAt: Date | null;
  readonly remitted: number;
  readonly fee: number;
  readonly packedAt: Date;
}

/** What of the parcels' cash stands where: from what was collected, and from where the parcel is while that isn't known. */
const STATE = Prisma.sql`CASE
  WHEN c.remitted + c.fee > coalesce(c.collected, 0) THEN 'OVER'
  WHEN c.collected = 0 THEN 'NOT_PAID'
  WHEN c.collected <= c.remitted + c.fee THEN 'REMITTED'
  WHEN c.remitted + c.fee > 0 THEN 'SHORT'
  WHEN c.collected IS NOT NULL THEN 'COLLECTED'
  WHEN s.status IN ('RETURNED', 'PULLED') THEN 'CAME_BACK'
  ELSE 'DUE' END`;

const PARCELS = Prisma.sql`
  SELECT o.id AS "orderId", o.number AS "orderNumber", s.id AS "parcelId", s.courier,
    s.consignment_id AS "consignmentId", ${STATE} AS state, c.currency, c.to_collect AS "toCollect", c.collected,
    c.collected_at AS "collectedAt", c.remitted, c.fee, s.packed_at AS "packedAt"
  FROM parcel_cash AS c JOIN shipments AS s ON s.id = c.parcel_id JOIN orders AS o ON o.id = c.order_id`;

const SORT = '-packedAt';

/** A page of parcels for which cash is collected, those packed last first. */
export async function listCash(
  prisma: Sql,
  { cursor, limit, state, courier }: z.output<typeof cashQuery>,
): Promise<CashPageJson> {
  const beyond = cursor === undefined ? undefined : readCursor(SORT, cursor, SORT_VALUES.instant);
  const rows = await prisma.rows<Row>`
    ${PARCELS}
    WHERE (${state ?? null}::text[] IS NULL OR ${STATE} = ANY(${state ?? null}::text[]))
      AND (${courier ?? null}::text[] IS NULL OR s.courier = ANY(${courier ?? null}::text[]))
      AND (${beyond?.value ?? null}::timestamptz IS NULL
        OR (s.packed_at, s.id) < (${beyond?.value ?? null}::timestamptz, ${beyond?.id ?? ''}))
    ORDER BY s.packed_at DESC, s.id DESC LIMIT ${limit + 1}`;
  const cut = cutPage(rows, limit, SORT, ({ packedAt, parcelId }) => ({
    value: new Date(packedAt).toISOString(),
    id: parcelId,
  }));
  return { items: cut.items.map(view), nextCursor: cut.nextCursor };
}

/** The parcels of one order for which cash is collected, those packed first first, with what was handed over by each reference. */
export async function readCashOf(prisma: Database, orderId: string): Promise<OrderCashJson> {
  const [order, rows] = await Promise.all([
    prisma.order.findUniqueOrThrow({ where: { id: orderId }, select: { state: true } }),
    prisma.rows<Row>`${PARCELS} WHERE c.order_id = ${orderId} ORDER BY s.packed_at, s.id`,
  ]);
  const { parcels } = asOrderState(order.state);
  return {
    items: rows.map((row) => {
      const { remittances = [] } = parcels.find(({ id }) => id === row.parcelId)?.cash ?? {};
      return {
        ...view(row),
        remittances: remittances.map(({ reference, amount, fee }) => ({
          reference,
          amount: money(amount, row.currency),
          fee: money(fee, row.currency),
        })),
      };
    }),
  };
}

function view({ currency, packedAt: _sorted, ...row }: Row): CashPageJson['items'][number] {
  const open = Math.max(0, (row.collected ?? 0) - row.remitted - row.fee);
  return {
    ...row,
    toCollect: money(row.toCollect, currency),
    collected: row.collected === null ? null : money(row.collected, currency),
    collectedAt: instant(row.collectedAt),
    remitted: money(row.remitted, currency),
    fee: money(row.fee, currency),
    open: money(open, currency),
  };
}

const DAY_MS = 86_400_000;

type Sums = Readonly<
  Record<'courier' | 'currency', string> & Record<'due' | 'week' | 'fortnight' | 'older' | 'short', number>
>;

/** What each courier is to collect, and what it still has, by its age. */
export async function sumUpCash(prisma: Sql, now: Date): Promise<CashSummaryJson['items']> {
  const [week, fortnight] = [7, 14].map((days) => new Date(now.getTime() - days * DAY_MS).toISOString());
  const rows = await prisma.rows<Sums>`
    WITH cash AS (
      SELECT s.courier, c.currency, c.to_collect, c.collected_at AS at, ${STATE} AS state,
        greatest(c.collected - c.remitted - c.fee, 0) AS open
      FROM parcel_cash AS c JOIN shipments AS s ON s.id = c.parcel_id
      WHERE c.collected IS NULL OR c.collected > c.remitted + c.fee)
    SELECT courier, currency,
      coalesce(sum(to_collect) FILTER (WHERE state = 'DUE'), 0)::float8 AS due,
      coalesce(sum(open) FILTER (WHERE at > ${week}::timestamptz), 0)::float8 AS week,
      coalesce(sum(open) FILTER (WHERE at <= ${week}::timestamptz AND at > ${fortnight}::timestamptz), 0)::float8 AS fortnight,
      coalesce(sum(open) FILTER (WHERE at <= ${fortnight}::timestamptz), 0)::float8 AS older,
      coalesce(sum(open) FILTER (WHERE state = 'SHORT'), 0)::float8 AS short
    FROM cash GROUP BY courier, currency ORDER BY courier, currency`;
  return rows.map(({ courier, currency, ...sums }) => ({
    courier,
    currency,
    due: money(sums.due, currency),
    week: money(sums.week, currency),
    fortnight: money(sums.fortnight, currency),
    older: money(sums.older, currency),
    short: money(sums.short, currency),
  }));
}
