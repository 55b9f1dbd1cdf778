import type { Pool } from 'pg';

/** What makes PostgreSQL count what its statements take, those inside functions, too. */
export const COUNT_STATEMENTS: Readonly<Record<string, string>> = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  'pg_stat_statements.track_utility': 'off',
};

/** A statement and what all its calls took. */
export interface Statement {
  readonly text: string;
  /** Whether a function asked for it, whose own time has it, too. */
  readonly inFunction: boolean;
  readonly calls: number;
  /** Milliseconds. */
  readonly ms: number;
}

/** Begins to count in one database. */
export async function countStatements(database: Pool): Promise<void> {
  await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await database.query('SELECT pg_stat_statements_reset()');
}

/** What was counted since, dearest first. */
export async function readStatements(database: Pool): Promise<readonly Statement[]> {
  const { rows } = await database.query<{ text: string; toplevel: boolean; calls: string; ms: number }>(`
    SELECT query AS text, toplevel, sum(calls) AS calls, sum(total_exec_time) AS ms
    FROM pg_stat_statements AS s JOIN pg_database AS d ON d.oid = s.dbid AND d.datname = current_database()
    WHERE query NOT LIKE '%pg_stat_statements%'
    GROUP BY query, toplevel ORDER BY ms DESC`);
  return rows.map(({ text, toplevel, calls, ms }) => ({
    ...{ text: shortened(text), inFunction: !toplevel, calls: Number(calls), ms },
  }));
}

const LONGEST = 60;

/** One line that tells a statement from others. */
export function shortened(text: string): string {
  const line = text.replace(/^\s*--.*$/gm, '').replace(/\s+/g, ' ').trim().replaceAll('|', '/'); // prettier-ignore
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
