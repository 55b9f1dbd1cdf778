import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Identified {
  readonly id: string;
}

/** Records by id, oldest first. Records are replaced, never changed in place. */
export interface Table<R extends Identified> {
  get(id: string): R | undefined;
  put(record: R): void;
  remove(id: string): void;
  values(): readonly R[];
  size(): number;
}

export interface Journal {
  /** A table of at most `capacity` records: the oldest make room, so that memory stays bounded. */
  table<R extends Identified>(name: string, capacity: number): Table<R>;
  close(): void;
}

/** One line of the file: table, and a record put or an id removed. */
type Entry =
  { readonly t: string; readonly put: Identified } | { readonly t: string; readonly remove: string };

/** Lines after which the file is rewritten, if most of them are outdated. */
const REWRITE_AFTER = 200_000;

/**
 * Tables that survive a restart: every change is appended to a file, which is read back at the start and
 * rewritten when most of it is outdated. A write is in the kernel's hands when `put` returns, so a killed
 * process loses nothing. Without a file the tables live in memory alone.
 */
export function openJournal(file?: string): Journal {
  const tables = new Map<string, Map<string, Identified>>();
  const log = file === undefined ? undefined : openLog(file, tables);
  return {
    table: <R extends Identified>(name: string, capacity: number) => {
      const records = recordsOf(tables, name);
      return createTable<R>(name, capacity, records, (entry) => log?.append(entry));
    },
    close: () => log?.close(),
  };
}

function createTable<R extends Identified>(
  name: string,
  capacity: number,
  stored: Map<string, Identified>,
  append: (entry: Entry) => void,
): Table<R> {
  // The file was written by this same program: its records are taken to be what the table holds.
  const records = stored as Map<string, R>;
  const remove = (id: string): void => {
    if (records.delete(id)) append({ t: name, remove: id });
  };
  return {
    get: (id) => records.get(id),
    put: (record) => {
      records.set(record.id, record);
      append({ t: name, put: record });
      const oldest = records.size > capacity ? records.keys().next().value : undefined;
      if (oldest !== undefined) remove(oldest);
    },
    remove,
    values: () => [...records.values()],
    size: () => records.size,
  };
}

interface Log {
  append(entry: Entry): void;
  close(): void;
}

function openLog(file: string, tables: Map<string, Map<string, Identified>>): Log {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) readEntries(file).forEach((entry) => apply(tables, entry));
  let lines = rewrite(file, tables);
  let descriptor = openSync(file, 'a');
  return {
    append: (entry) => {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
      lines += 1;
      if (lines < REWRITE_AFTER || lines < 4 * countRecords(tables)) return;
      closeSync(descriptor);
      lines = rewrite(file, tables);
      descriptor = openSync(file, 'a');
    },
    close: () => closeSync(descriptor),
  };
}

function readEntries(file: string): Entry[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Entry];
      } catch {
        // The last line of a file whose writer was killed may be torn.
        return [];
      }
    });
}

function apply(tables: Map<string, Map<string, Identified>>, entry: Entry): void {
  const records = recordsOf(tables, entry.t);
  if ('put' in entry) records.set(entry.put.id, entry.put);
  else records.delete(entry.remove);
}

/** Writes the living records to a new file that takes the old one's place. Returns how many there are. */
function rewrite(file: string, tables: Map<string, Map<string, Identified>>): number {
  const draft = openSync(`${file}.new`, 'w');
  for (const [t, records] of tables) {
    for (const put of records.values()) writeSync(draft, `${JSON.stringify({ t, put })}\n`);
  }
  closeSync(draft);
  renameSync(`${file}.new`, file);
  return countRecords(tables);
}

function countRecords(tables: Map<string, Map<string, Identified>>): number {
  return [...tables.values()].reduce((sum, records) => sum + records.size, 0);
}

function recordsOf(tables: Map<string, Map<string, Identified>>, name: string): Map<string, Identified> {
  const records = tables.get(name) ?? new Map<string, Identified>();
  tables.set(name, records);
  return records;
}
