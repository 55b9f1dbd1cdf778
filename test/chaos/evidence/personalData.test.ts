import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPersonalData } from './personalData';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'personal-data-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('a name is found in the middle of a binary file, and shown with what stands around it', () => {
  const file = write('data.db', Buffer.from([0, 1, 255, ...Buffer.from('to Quetzalina!'), 0, 3]));
  expect(findPersonalData([file], ['Quetzalina', 'Vraskovitch'])).toEqual([
    { file: 'data.db', text: 'Quetzalina', context: '...to Quetzalina!..' },
  ]);
});

test('where nothing is, nothing is found', () => {
  const file = write('quiet.log', Buffer.from('{"msg":"request"}\n'));
  expect(findPersonalData([file], ['Quetzalina'])).toEqual([]);
});
