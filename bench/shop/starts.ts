import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 60_000;

/**
 * Waits until the workflows of all these orders have been started; gives when the API noted each, in milliseconds since the epoch. It notes
 * a start once the server has confirmed it, so that a little more than the start is in there, and never less.
 * @throws {Error} when one has none after a minute.
 */
export async function whenStarted(
  database: Pool,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await database.query<{ id: string; at: number }>({
      name: 'started',
      text: `SELECT id, (extract(epoch FROM workflow_started_at) * 1000)::float8 AS at
             FROM orders WHERE id = ANY($1) AND workflow_started_at IS NOT NULL`,
      values: [orderIds],
    });
    if (rows.length === orderIds.length) return new Map(rows.map(({ id, at }) => [id, at]));
    if (Date.now() > deadline) throw new Error(`${orderIds.length - rows.length} orders were not started`);
    await delay(LOOK_EVERY_MS);
  }
}
