import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { drive, type Load } from '../measure/load';

/** As many connections as the API has. */
const CONNECTIONS = 16;

/** A table of one index, and rows as large as an order's own. */
export interface BareInserts {
  /** Inserts that many rows, each in a transaction of its own. */
  run(count: number, concurrency: number): Promise<Load>;
  close(): Promise<void>;
}

/** @param document what each row holds: an order's snapshot. */
export async function openBareInserts(databaseUrl: string, document: string): Promise<BareInserts> {
  const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  await pool.query(
    'CREATE TABLE bare_orders (id text PRIMARY KEY, created_at timestamptz NOT NULL, document jsonb NOT NULL)',
  );
  return {
    run: (count, concurrency) =>
      drive(count, concurrency, async () => {
        await pool.query({
          name: 'insert',
          text: 'INSERT INTO bare_orders (id, created_at, document) VALUES ($1, now(), $2)',
          values: [randomUUID(), document],
        });
      }),
    close: () => pool.end(),
  };
}
