import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Migration } from './migrationFolder';

/** A SQL function, as the statement that creates it says it. */
export interface SqlFunction {
  readonly name: string;
  /** Arguments and result. PostgreSQL replaces a function only while they stay as they are. */
  readonly signature: string;
  /** The whole statement, from `CREATE OR REPLACE FUNCTION` to its semicolon. */
  readonly statement: string;
}

/** Where the current text of every SQL function lies. */
export const FUNCTIONS_FOLDER = path.join(__dirname, '..', 'functions');

const CREATED =
  /^CREATE (?:OR REPLACE )?(?<statement>FUNCTION (?<name>\w+)(?<signature>\([^]*?\)\s+RETURNS [^]*?)\s+LANGUAGE [^]*?\$(?<tag>\w*)\$[^]*?\$\k<tag>\$;)/;
const DROPPED = /^DROP FUNCTION (?:IF EXISTS )?(?<dropped>\w+)/;
const CREATED_OR_DROPPED = new RegExp(`${CREATED.source}|${DROPPED.source}`, 'gm');

/**
 * Reads the current SQL functions. A file holds one function, is named after it, and has nothing else but comments.
 * @throws {Error} naming the file that doesn't.
 */
export async function readFunctions(folder: string = FUNCTIONS_FOLDER): Promise<SqlFunction[]> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => parseFile(file, await readFile(path.join(folder, file), 'utf8'))),
  );
}

function parseFile(file: string, text: string): SqlFunction {
  const statement = text.replace(/^(?:--.*\n|\s)*/, '').trimEnd();
  const created = toFunction(CREATED.exec(statement)?.groups);
  if (created?.statement !== statement || created.name !== path.basename(file, '.sql')) {
    throw new Error(`${file} must hold one function of its name: CREATE OR REPLACE FUNCTION … $$;`);
  }
  return created;
}

/** The functions that the migrations leave, by name: each as it was written last. */
export function functionsAfter(migrations: readonly Migration[]): ReadonlyMap<string, SqlFunction> {
  const functions = new Map<string, SqlFunction>();
  for (const { groups } of migrations.flatMap(({ sql }) => [...sql.matchAll(CREATED_OR_DROPPED)])) {
    const created = toFunction(groups);
    if (created) functions.set(created.name, created);
    else functions.delete(groups?.['dropped'] ?? '');
  }
  return functions;
}

function toFunction(
  groups: Readonly<Record<string, string | undefined>> | undefined,
): SqlFunction | undefined {
  const { name, signature, statement } = groups ?? {};
  if (name === undefined || signature === undefined || statement === undefined) return undefined;
  return { name, signature, statement: `CREATE OR REPLACE ${statement}` };
}

/**
 * The statements that bring a database which has some functions to have the others instead; empty when they are the same.
 * No two of ours share a name, so a function is dropped by its name alone.
 */
export function functionChanges(
  before: ReadonlyMap<string, SqlFunction>,
  after: readonly SqlFunction[],
): readonly string[] {
  const names = new Set(after.map(({ name }) => name));
  const gone = [...before.keys()].filter((name) => !names.has(name));
  const changed = after.filter(({ name, statement }) => before.get(name)?.statement !== statement);
  const irreplaceable = changed.filter(
    ({ name, signature }) => (before.get(name)?.signature ?? signature) !== signature,
  );
  return [
    ...[...gone, ...irreplaceable.map(({ name }) => name)].map((name) => `DROP FUNCTION ${name};`),
    ...changed.map(({ statement }) => statement),
  ];
}
