import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bytesOfSqlite, grownSince } from './storage';

test('relations are told by what they grew, new ones with all they have', () => {
  const table = (name: string, bytes: number) => ({ name, kind: 'table' as const, bytes });
  const grown = grownSince(
    [table('products', 900), table('orders', 100)],
    [table('products', 900), table('orders', 400), table('notes', 500)],
  );
  expect(grown).toEqual([table('notes', 500), table('orders', 300), table('products', 0)]);
});

test('what SQLite has yet to move into its file counts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-storage-'));
  const file = path.join(folder, 'temporal.db');
  expect(bytesOfSqlite(file)).toBe(0);
  writeFileSync(file, 'x'.repeat(100));
  writeFileSync(`${file}-wal`, 'x'.repeat(20));
  expect(bytesOfSqlite(file)).toBe(120);
  rmSync(folder, { recursive: true });
});
