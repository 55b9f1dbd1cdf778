import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Sql } from '../../prisma/client';
import { describe } from '../../domain/errors';

/** An order whose workflow the server has confirmed. */
export interface StartedOrder {
  readonly id: string;
  readonly startedAt: Date;
}

/** Notes that orders' workflows have been started, so that the sweeper leaves them alone. */
export interface StartMarks {
  /**
   * Notes it soon, without anybody waiting for it. If it is lost, the sweeper starts the order again, which changes
   * nothing.
   */
  add(order: StartedOrder): void;
  /** Resolves when nothing waits to be noted. */
  written(): Promise<void>;
}

/** Far less than the sweeper leaves new orders alone for. */
const GATHER_MS = 100;

/**
 * One statement for all that were started within a tenth of a second: a fraction of the transactions, each of which costs a placement's own
 * one the disk's time and the API a third of a millisecond and more.
 */
export function createStartMarks(prisma: Sql, log: Logger): StartMarks {
  let waiting: StartedOrder[] = [];
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    await delay(GATHER_MS);
    while (waiting.length > 0) {
      const orders = waiting;
      waiting = [];
      try {
        await prisma.rows`
          UPDATE orders AS o SET workflow_started_at = n."startedAt"
          FROM jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) AS n(id text, "startedAt" timestamptz)
          WHERE o.id = n.id AND o.workflow_started_at IS NULL`;
      } catch (error) {
        log.warn(
          { orderIds: orders.map(({ id }) => id), reason: describe(error) },
          'orders started but not marked',
        );
      }
    }
    writing = undefined;
  };
  return {
    add(order) {
      waiting.push(order);
      writing ??= write();
    },
    async written() {
      await writing;
    },
  };
}
