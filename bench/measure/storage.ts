import { statSync } from 'node:fs';
import type { Pool } from 'pg';

/** A table, with what is stored beside its rows, or an index. */
export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'index';
  readonly bytes: number;
}

/** Whether autovacuum keeps up with a table. */
export interface Vacuumed {
  readonly table: string;
  readonly live: number;
  readonly dead: number;
  /** How often autovacuum has been there. */
  readonly times: number;
  /** Since autovacuum was there last; null: never. */
  readonly secondsAgo: number | null;
}

/** All tables and indexes of a database's own, largest first. */
export async function readRelations(database: Pool): Promise<readonly Relation[]> {
  const { rows } = await database.query<{ name: string; kind: 'table' | 'index'; bytes: string }>(`
    SELECT c.relname AS name, CASE c.relkind WHEN 'i' THEN 'index' ELSE 'table' END AS kind,
      CASE c.relkind WHEN 'i' THEN pg_relation_size(c.oid) ELSE pg_table_size(c.oid) END AS bytes
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'i')
    ORDER BY bytes DESC, name`);
  return rows.map(({ name, kind, bytes }) => ({ name, kind, bytes: Number(bytes) }));
}

/** How far behind autovacuum is, the tables with the most dead rows first. */
export async function readVacuumed(database: Pool): Promise<readonly Vacuumed[]> {
  const { rows } = await database.query<{
    table: string;
    live: string;
    dead: string;
    times: string;
    ago: number | null;
  }>(`
    SELECT relname AS table, n_live_tup AS live, n_dead_tup AS dead, autovacuum_count AS times,
      extract(epoch FROM clock_timestamp() - last_autovacuum)::float8 AS ago
    FROM pg_stat_user_tables
    ORDER BY n_dead_tup DESC, relname`);
  return rows.map(({ table, live, dead, times, ago }) => ({
    ...{ table, live: Number(live), dead: Number(dead), times: Number(times), secondsAgo: ago },
  }));
}

/** What relations have grown by, the one that grew most first. */
export function grownSince(before: readonly Relation[], after: readonly Relation[]): Relation[] {
  const had = new Map(before.map(({ name, bytes }) => [name, bytes]));
  return after
    .map((relation) => ({ ...relation, bytes: relation.bytes - (had.get(relation.name) ?? 0) }))
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** Bytes of an SQLite file with what is still in its log; 0 where there is none. */
export function bytesOfSqlite(file: string): number {
  return [file, `${file}-wal`].reduce(
    (sum, part) => sum + (statSync(part, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
