import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Notices how far orders have come by one small query for all at once, so that watching costs the shop next to nothing. */
export interface Arrivals {
  /** @throws {Error} when the order doesn't come so far in a minute. */
  of(orderId: string): Promise<void>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 60_000;

interface Waiting {
  readonly until: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** What says that an order has come so far. */
const COME_SO_FAR = {
  confirmed: `id IN (SELECT order_id FROM order_events WHERE order_id = ANY($1) AND type = 'OrderConfirmed')`,
  delivered: 'delivered_at IS NOT NULL',
} as const;

export type Stage = keyof typeof COME_SO_FAR;

/** Watches the orders of a shop's database until they have come to a stage. */
export function watchOrders(database: Pool, stage: Stage): Arrivals {
  return watchArrivals(stage, async (ids) => {
    const { rows } = await database.query<{ id: string }>({
      name: stage,
      text: `SELECT id FROM orders WHERE id = ANY($1) AND ${COME_SO_FAR[stage]}`,
      values: [ids],
    });
    return rows.map(({ id }) => id);
  });
}

/**
 * Watches for all that is waited for at once.
 * @param stage how far it is to come, for those who have waited in vain.
 * @param look tells who has come so far; it may name others, too.
 */
export function watchArrivals(
  stage: string,
  look: (ids: readonly string[]) => Promise<readonly string[]>,
): Arrivals {
  const waiting = new Map<string, Waiting>();
  let open = true;
  const watch = async (): Promise<void> => {
    while (open) {
      if (waiting.size > 0) settle(await look([...waiting.keys()]), stage, waiting);
      await delay(LOOK_EVERY_MS);
    }
  };
  const watching = watch().catch((error: unknown) => {
    const fault = new Error('Orders can not be watched', { cause: error });
    for (const { reject } of waiting.values()) reject(fault);
  });
  return {
    of: (orderId) =>
      new Promise((resolve, reject) => {
        waiting.set(orderId, { until: Date.now() + PATIENCE_MS, resolve, reject });
      }),
    close: async () => {
      open = false;
      await watching;
    },
  };
}

function settle(arrived: readonly string[], stage: string, waiting: Map<string, Waiting>): void {
  for (const id of arrived) {
    waiting.get(id)?.resolve();
    waiting.delete(id);
  }
  for (const [id, { until, reject }] of waiting) {
    if (Date.now() < until) continue;
    waiting.delete(id);
    reject(new Error(`Order ${id} was not ${stage} in ${PATIENCE_MS / 1_000} s`));
  }
}
