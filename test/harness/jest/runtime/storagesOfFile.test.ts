import type { AsyncLocalStorage } from 'node:async_hooks';

interface Storages {
  note<T>(run: () => T): T;
  disable(): void;
}
const { StoragesOfFile } = jest.requireActual<{ StoragesOfFile: new () => Storages }>('./storagesOfFile.cjs');
// What was put in its place is seen by who asks after that.
const hooks = jest.requireActual<typeof import('node:async_hooks')>('node:async_hooks');

const make = (): AsyncLocalStorage<string> => new hooks.AsyncLocalStorage<string>();

test('storages that Jest makes for a file are switched off when the file has ended, and no others', () => {
  const [file, other] = [new StoragesOfFile(), new StoragesOfFile()];
  const before = make();
  const [ofFile, ofOther] = file.note(() => [make(), other.note(make)] as const);
  expect(() => file.note(() => jest.requireActual('./isNowhere'))).toThrow('isNowhere');
  const after = make();
  const all = [before, ofFile, ofOther, after];
  for (const storage of all) storage.enterWith('a test');
  file.disable();
  expect(all.map((storage) => storage.getStore())).toEqual(['a test', undefined, 'a test', 'a test']);
  for (const storage of all) storage.disable();
});
