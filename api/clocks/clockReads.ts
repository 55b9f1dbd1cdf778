import type { z } from 'zod';
import { shareOf, type ClockName } from '../../domain/clocks/clocks';
import type { OrderStatus } from '../../domain/order/status';
import type { Sql } from '../../prisma/client';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { invalidParameter } from '../http/problems';
import type { ClockListJson, OrderClocksJson, clockQuery } from '../schema/clocks';

interface Row {
  readonly orderId: string;
  readonly id: string;
  readonly orderNumber: string;
  readonly orderStatus: OrderStatus;
  readonly customerId: string;
  readonly customerName: string;
  readonly clock: ClockName;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  readonly kept: boolean | null;
  readonly share: number;
  readonly level: number;
}

const SORT = '-share';

/** Where a page ends: shares grow while somebody reads, so that all pages are of the instant of the first. */
interface Place {
  readonly at: string;
  readonly share: number;
}

/** A page of the clocks that run, those of whose time most is over first. */
export async function listClocks(
  prisma: Sql,
  { cursor, limit, clock, level }: z.output<typeof clockQuery>,
  now: Date,
): Promise<Omit<ClockListJson, 'set'>> {
  const beyond = cursor === undefined ? undefined : readCursor(SORT, cursor, SORT_VALUES.text);
  const place = beyond && readPlace(beyond.value);
  const at = place?.at ?? now.toISOString();
  const rows = await prisma.rows<Row>`
    SELECT * FROM (
      SELECT c.order_id AS "orderId", c.id, o.number AS "orderNumber", o.status AS "orderStatus",
        o.customer_id AS "customerId", coalesce(u.name, '') AS "customerName", c.clock, c.started_at AS "startedAt", c.due_at AS "dueAt",
        (extract(epoch FROM ${at}::timestamptz - c.started_at) / greatest(extract(epoch FROM c.due_at - c.started_at), 0.001))::float8
          AS share,
        coalesce((SELECT max(l.level) FROM order_clock_levels AS l
          WHERE l.order_id = c.order_id AND l.clock_id = c.id AND l.started_at = c.started_at), 0)::int AS level
      FROM order_clocks AS c JOIN orders AS o ON o.id = c.order_id JOIN customers AS u ON u.id = o.customer_id
      WHERE c.stopped_at IS NULL AND (${clock ?? null}::text[] IS NULL OR c.clock = ANY(${clock ?? null}::text[]))
    ) AS running
    WHERE share >= ${(level ?? 0) / 100}::float8
      AND (${place?.share ?? null}::float8 IS NULL
        OR (share, "orderId" || '/' || id) < (${place?.share ?? 0}::float8, ${beyond?.id ?? ''}))
    ORDER BY share DESC, "orderId" || '/' || id DESC LIMIT ${limit + 1}`;
  const cut = cutPage(rows, limit, SORT, ({ share, orderId, id }) => ({
    value: `${at} ${share}`,
    id: `${orderId}/${id}`,
  }));
  return {
    items: cut.items.map(({ orderId, orderNumber, orderStatus, customerId, customerName, ...row }) => ({
      ...{ orderId, orderNumber, orderStatus, customerId, customerName },
      ...clockView(row),
    })),
    nextCursor: cut.nextCursor,
  };
}

function readPlace(text: string): Place {
  const [at = '', share = ''] = text.split(' ');
  const place = { at, share: Number(share) };
  if (SORT_VALUES.instant.safeParse(at).success && share !== '' && Number.isFinite(place.share)) return place;
  throw invalidParameter('cursor', 'Use the nextCursor of a page of this list, with the same sort.');
}

/** The clocks of an order, those that run first, then those that have stopped; of these the share is the one at which they did. */
export async function readClocksOf(prisma: Sql, orderId: string, now: Date): Promise<OrderClocksJson> {
  const rows = await prisma.rows<Omit<Row, 'share'>>`
    SELECT c.id, c.clock, c.started_at AS "startedAt", c.due_at AS "dueAt", c.stopped_at AS "stoppedAt", c.kept,
      coalesce((SELECT max(l.level) FROM order_clock_levels AS l
        WHERE l.order_id = c.order_id AND l.clock_id = c.id AND l.started_at = c.started_at), 0)::int AS level
    FROM order_clocks AS c WHERE c.order_id = ${orderId}
    ORDER BY (c.stopped_at IS NOT NULL), c.due_at, c.id`;
  return {
    items: rows.map(({ id, stoppedAt, kept, ...row }) => {
      const [startedAt, dueAt] = [row.startedAt.toISOString(), row.dueAt.toISOString()];
      const share = shareOf({ startedAt, dueAt }, (stoppedAt ?? now).toISOString());
      return { id, ...clockView({ ...row, share }), stoppedAt: stoppedAt?.toISOString() ?? null, kept };
    }),
  };
}

const clockView = ({
  clock,
  startedAt,
  dueAt,
  share,
  level,
}: Pick<Row, 'clock' | 'startedAt' | 'dueAt' | 'share' | 'level'>) => ({
  ...{ clock, level },
  startedAt: startedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  share: Math.max(0, share),
});

/** A level that a clock of an order has come to, and when. */
export interface ReachedLevel {
  readonly id: string;
  readonly clock: ClockName;
  readonly level: number;
  readonly at: Date;
  readonly dueAt: Date;
}

/** The levels that the clocks of an order came to, the oldest first. */
export const readLevelsOf = (prisma: Sql, orderId: string): Promise<ReachedLevel[]> =>
  prisma.rows<ReachedLevel>`
    SELECT l.clock_id || '/' || extract(epoch FROM l.started_at)::bigint || '/' || l.level AS id, l.clock, l.level, l.at,
      l.due_at AS "dueAt"
    FROM order_clock_levels AS l WHERE l.order_id = ${orderId} ORDER BY l.at, l.level`;
