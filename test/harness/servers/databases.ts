import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { LentDatabase } from '../environment';
import { cloneTemplate, createTemplate, databaseUrl, dropDatabase } from './template';

/** Databases made ahead, so that a test file need not wait for its own. */
const SPARE = 2;
/** How long a connection may take to end after its client has said goodbye. */
const GOODBYE_MS = 5_000;

/** The databases of one run, on one server. */
export interface Databases {
  lend(): Promise<LentDatabase>;
  /** Removes the database in the background; resolves with the connections that were still open. */
  takeBack(name: string): Promise<string[]>;
  /** Removes what is left, and the template. */
  close(): Promise<void>;
}

/** @param adminUrl of a database that may create others. */
export async function openDatabases(adminUrl: string): Promise<Databases> {
  const template = `throughline_template_${process.pid}`;
  await createTemplate(adminUrl, template);
  const spare: Promise<LentDatabase>[] = [];
  const names = new Set<string>();
  /** One after the other: PostgreSQL copies a template for one client at a time. */
  let last: Promise<unknown> = Promise.resolve();

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function make(): Promise<LentDatabase> {
    const name = `throughline_test_${randomUUID().replaceAll('-', '')}`;
    await cloneTemplate(adminUrl, template, name);
    names.add(name);
    return { name, url: databaseUrl(adminUrl, name) };
  }

  async function remove(name: string): Promise<void> {
    await dropDatabase(adminUrl, name);
    names.delete(name);
  }

  function fill(): void {
    while (spare.length < SPARE) {
      const made = enqueue(make);
      // Who is lent it hears of the failure.
      made.catch(() => undefined);
      spare.push(made);
    }
  }

  return {
    lend() {
      const lent = spare.shift() ?? enqueue(make);
      fill();
      return lent;
    },
    async takeBack(name) {
      const open = await connectionsTo(adminUrl, name);
      void enqueue(() => remove(name)).catch((error: unknown) => console.error(error));
      return open;
    },
    async close() {
      await last;
      for (const name of names) await remove(name);
      await dropDatabase(adminUrl, template);
    },
  };
}

/** The connections to a database that do not end, in words. */
async function connectionsTo(adminUrl: string, name: string): Promise<string[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const deadline = Date.now() + GOODBYE_MS;
    for (;;) {
      const { rows } = await client.query<{ query: string }>(
        `SELECT query FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
        [name],
      );
      if (rows.length === 0 || Date.now() > deadline) {
        return rows.map(({ query }) => `a connection to PostgreSQL, last used for: ${query}`);
      }
      await client.query('SELECT pg_sleep(0.05)');
    }
  } finally {
    await client.end();
  }
}
