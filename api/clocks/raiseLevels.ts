import type { Logger } from 'pino';
import { CLOCK_LEVELS, type ClockName } from '../../domain/clocks/clocks';
import type { Sql } from '../../prisma/client';
import { runAlone } from '../../prisma/postgres/runAlone';
import { repeat, type Repetition } from '../engine/repeat';
import type { Metrics } from '../service/metrics';

/** A clock that stopped between two rounds came to its levels all the same; after a longer outage nobody would look for them. */
const LOOK_BACK_HOURS = 24;

/** What noticing how far clocks have come takes. */
export interface LevelDeps {
  readonly prisma: Sql;
  readonly metrics: Pick<Metrics, 'clockLevels'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Notices the levels that clocks come to, at once and then every so often, until it is stopped. Of several processes one does it at a time. */
export function startRaisingLevels(
  deps: LevelDeps,
  { databaseUrl, everyMs }: { readonly databaseUrl: string; readonly everyMs: number },
): Repetition {
  return repeat({ name: 'looking at clocks', everyMs, log: deps.log }, async () => {
    await runAlone(databaseUrl, 'clocks', async () => {
      await raiseLevels(deps);
    });
  });
}

/**
 * One round: each level that a clock has come to and that nobody has noticed yet is recorded with the instant at which it was, once, and
 * counted. It is one statement over the clocks that run, so that no order has a timer. Returns how many there were.
 */
export async function raiseLevels({ prisma, metrics, now }: LevelDeps): Promise<number> {
  const at = now();
  const raised = await prisma.rows<{ clock: ClockName; level: number }>`
    INSERT INTO order_clock_levels (order_id, clock_id, started_at, level, clock, due_at, at)
    SELECT order_id, id, started_at, level, clock, due_at, reached
    FROM (
      SELECT c.*, l.level, c.started_at + (c.due_at - c.started_at) * (l.level / 100.0) AS reached
      FROM order_clocks AS c CROSS JOIN unnest(${[...CLOCK_LEVELS]}::int[]) AS l(level)
      WHERE c.stopped_at IS NULL OR c.stopped_at > ${at}::timestamptz - make_interval(hours => ${LOOK_BACK_HOURS})
    ) AS levels
    WHERE reached <= least(${at}::timestamptz, stopped_at)
    ON CONFLICT DO NOTHING
    RETURNING clock, level`;
  for (const { clock, level } of raised) metrics.clockLevels.inc({ clock, level: String(level) });
  return raised.length;
}
