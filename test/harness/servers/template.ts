import { Client } from 'pg';
import { migrate } from '../../../prisma/migrate/migrate';

/** The URL of another database on the same server. */
export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Creates and migrates the database that test databases are cloned from. */
export async function createTemplate(adminUrl: string, name: string): Promise<void> {
  await dropDatabase(adminUrl, name);
  await execute(adminUrl, `CREATE DATABASE "${name}"`);
  await migrate(databaseUrl(adminUrl, name));
}

/** Clones the template; its files are copied, which takes a fraction of migrating again. */
export async function cloneTemplate(adminUrl: string, template: string, name: string): Promise<void> {
  await execute(adminUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
}

/** Drops the database if it exists, cutting off whoever is connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await execute(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
