import { createHash } from 'node:crypto';
import type { Pool, QueryResultRow } from 'pg';
import { Prisma } from '../generated/client';

/** Runs one statement. */
type Run = <Row extends QueryResultRow>(
  statement: TemplateStringsArray | Prisma.Sql,
  ...values: readonly unknown[]
) => Promise<Row[]>;

/**
 * By PostgreSQL's codes: a pooler between us has given the connection to somebody else (26000 and 42P05: it is not prepared there,
 * or is already), or a migration has changed what it answers (0A000). It was not carried out.
 */
const NOT_PREPARED: readonly unknown[] = ['26000', '42P05', '0A000'];

/**
 * Has PostgreSQL parse and plan a statement once on each connection instead of at each call, which is most of what a short one
 * takes. A connection keeps every text that it is given: there are as many as there are statements in our code, since what varies
 * is a value, also a list (`= ANY(...)`).
 * @returns what runs statements on the pool's connections.
 */
export function openStatements(pool: Pick<Pool, 'query'>): Run {
  return async <Row extends QueryResultRow>(
    statement: TemplateStringsArray | Prisma.Sql,
    ...given: readonly unknown[]
  ) => {
    const { text, values } = 'text' in statement ? statement : Prisma.sql(statement, ...given);
    try {
      return (await pool.query<Row>({ name: nameOf(text), text, values })).rows;
    } catch (error) {
      if (!isNotPrepared(error)) throw error;
      return (await pool.query<Row>(text, values)).rows;
    }
  };
}

function isNotPrepared(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_PREPARED.includes(error.code);
}

const names = new Map<string, string>();

/** PostgreSQL keeps 63 letters of a name. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
