import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from './journal';

interface Row {
  readonly id: string;
  readonly n: number;
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sandbox-journal-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = () => join(directory, 'deep', 'journal.jsonl');

test('what was put is there after a restart, what was removed is not, and a torn last line harms nothing', () => {
  const first = openJournal(file());
  const rows = first.table<Row>('rows', 10);
  rows.put({ id: 'a', n: 1 });
  rows.put({ id: 'b', n: 1 });
  rows.put({ id: 'a', n: 2 });
  rows.remove('b');
  first.table<Row>('others', 10).put({ id: 'a', n: 9 });
  first.close();
  appendFileSync(file(), '{"t":"rows","put":{"id":"c"');

  const second = openJournal(file());
  expect(second.table<Row>('rows', 10).values()).toEqual([{ id: 'a', n: 2 }]);
  expect(second.table<Row>('others', 10).get('a')).toEqual({ id: 'a', n: 9 });
  second.close();
  // Outdated lines are gone from the file too.
  expect(readFileSync(file(), 'utf8').trim().split('\n')).toHaveLength(2);
});

test('a full table lets its oldest record go', () => {
  const rows = openJournal().table<Row>('rows', 2);
  for (const id of ['a', 'b', 'c']) rows.put({ id, n: 1 });
  expect(rows.values().map(({ id }) => id)).toEqual(['b', 'c']);
  expect(rows.size()).toBe(2);
});
