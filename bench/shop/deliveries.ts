import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Notices deliveries by one small query for all orders at once, so that watching costs the shop next to nothing. */
export interface Deliveries {
  /** @throws {Error} when the order isn't delivered in a minute. */
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

/** Watches the orders of a shop's database. */
export function watchDeliveries(database: Pool): Deliveries {
  const waiting = new Map<string, Waiting>();
  let open = true;
  const watch = async (): Promise<void> => {
    while (open) {
      if (waiting.size > 0) await settle(database, waiting);
      await delay(LOOK_EVERY_MS);
    }
  };
  const watching = watch().catch((error: unknown) => {
    const fault = new Error('Deliveries can not be watched', { cause: error });
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

async function settle(database: Pool, waiting: Map<string, Waiting>): Promise<void> {
  const { rows } = await database.query<{ id: string }>({
    name: 'delivered',
    text: 'SELECT id FROM orders WHERE id = ANY($1) AND delivered_at IS NOT NULL',
    values: [[...waiting.keys()]],
  });
  for (const { id } of rows) {
    waiting.get(id)?.resolve();
    waiting.delete(id);
  }
  for (const [id, { until, reject }] of waiting) {
    if (Date.now() < until) continue;
    waiting.delete(id);
    reject(new Error(`Order ${id} was not delivered in ${PATIENCE_MS / 1_000} s`));
  }
}
