import type { PrismaClient } from '../../prisma/client';
import { orderNotFound } from '../orders/orderReads';
import type { ErpStatusJson, OrderErpJson } from '../schema/erp';
import { instant } from '../http/wire';

/** What counts as "lately" for the share of orders that the ERP took. */
const WINDOW_HOURS = 24;
const REJECTIONS_SHOWN = 50;

interface PushRow {
  readonly status: 'PENDING' | 'SYNCED' | 'REJECTED';
  readonly wantedVersion: number;
  readonly pushedVersion: number;
  readonly reference: string | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly lastAttemptAt: Date | null;
  readonly syncedAt: Date | null;
  readonly lagMs: number;
}

/**
 * How far the ERP is in step with an order. Lags are told by the database's clock, which also wrote their beginnings.
 * @param provider undefined when the shop has no ERP.
 */
export async function readOrderErp(
  prisma: PrismaClient,
  orderId: string,
  provider: string | undefined,
): Promise<OrderErpJson> {
  const rows = await prisma.$queryRaw<PushRow[]>`
    SELECT status, wanted_version AS "wantedVersion", pushed_version AS "pushedVersion", reference, attempts, error,
      last_attempt_at AS "lastAttemptAt", synced_at AS "syncedAt",
      CASE WHEN status = 'SYNCED' THEN 0
        ELSE (1000 * extract(epoch FROM now() - wanted_since))::float8 END AS "lagMs"
    FROM erp_pushes WHERE order_id = ${orderId}`;
  const row = rows[0];
  if (!row) throw orderNotFound();
  return {
    ...row,
    status: provider === undefined ? 'NOT_CONFIGURED' : row.status,
    lastAttemptAt: instant(row.lastAttemptAt),
    syncedAt: instant(row.syncedAt),
    lagMs: provider === undefined ? null : milliseconds(row.lagMs),
  };
}

interface SyncRow {
  readonly tried: number;
  readonly taken: number;
  readonly backlog: number;
  readonly lagMs: number;
  readonly rejected: number;
  readonly lastSyncedAt: Date | null;
}

/**
 * How well the ERP and the shop keep in step.
 * @param provider undefined when the shop has no ERP.
 */
export async function readErpStatus(
  prisma: PrismaClient,
  provider: string | undefined,
): Promise<ErpStatusJson> {
  const { tried, taken, backlog, lagMs, rejected, lastSyncedAt } = await readSync(prisma);
  const figures = {
    successRate: tried === 0 ? null : taken / tried,
    lagMs: provider === undefined ? null : milliseconds(lagMs),
    backlog,
    rejected,
  };
  return {
    provider: provider ?? null,
    windowHours: WINDOW_HOURS,
    ...figures,
    entities: [{ entity: 'orders', direction: 'push', ...figures, lastSyncedAt: instant(lastSyncedAt) }],
    rejections: await readRejections(prisma),
  };
}

/** Each part reads an index that holds little more than what it counts. */
async function readSync(prisma: PrismaClient): Promise<SyncRow> {
  const [row] = await prisma.$queryRaw<[SyncRow]>`
    SELECT lately.*, behind.*
    FROM (
      SELECT count(*)::int AS tried, count(*) FILTER (WHERE error IS NULL)::int AS taken,
        max(synced_at) AS "lastSyncedAt"
      FROM erp_pushes WHERE last_attempt_at > now() - make_interval(hours => ${WINDOW_HOURS}::int)
    ) AS lately
    CROSS JOIN (
      SELECT count(*) FILTER (WHERE status = 'PENDING')::int AS backlog,
        count(*) FILTER (WHERE status = 'REJECTED')::int AS rejected,
        coalesce(1000 * extract(epoch FROM now() - min(wanted_since) FILTER (WHERE status = 'PENDING')), 0)::float8
          AS "lagMs"
      FROM erp_pushes WHERE status <> 'SYNCED'
    ) AS behind`;
  return row;
}

async function readRejections(prisma: PrismaClient): Promise<ErpStatusJson['rejections']> {
  const rows = await prisma.erpPush.findMany({
    where: { status: 'REJECTED' },
    orderBy: [{ wantedSince: 'asc' }, { orderId: 'asc' }],
    take: REJECTIONS_SHOWN,
    select: { orderId: true, error: true, wantedSince: true, order: { select: { number: true } } },
  });
  return rows.map(({ orderId, error, wantedSince, order }) => ({
    orderId,
    number: order.number,
    error,
    since: wantedSince.toISOString(),
  }));
}

/** The database's clock may have been set back since. */
function milliseconds(ms: number): number {
  return Math.max(0, Math.round(ms));
}
