import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isTest } from '../../dev/imports/explainImport';
import { listSources } from '../../dev/imports/sourceTree';
import { findLastingChanges } from './jest/lastingChanges';
import { createTestDatabase } from './testDatabase';
import { testTemporal } from './testTemporal';

test.each([
  ['a database', createTestDatabase],
  ['the workflow engine', testTemporal],
])('a pure test that asks for %s is told to change its name', async (_what, ask) => {
  await expect(ask()).rejects.toThrow('rename the file to *.server.test.ts');
});

/** What tests with servers consist of; pure tests have a realm of their own. */
const sharesRealm = (file: string): boolean =>
  isTest(file) && (!/\.test\.tsx?$/.test(file) || /\.(server|browser)\.test\.ts$/.test(file));

test('no test with servers changes Jest itself: it would stay so for the files after it', () => {
  const root = path.resolve(__dirname, '..', '..');
  const files = listSources(root).filter(sharesRealm);
  expect(files).toEqual(expect.arrayContaining(['test/kill.server.test.ts', 'test/world/stack.ts']));
  const changes = files.flatMap((file) =>
    findLastingChanges(readFileSync(path.join(root, file), 'utf8')).map((change) => `${file}:${change}`),
  );
  expect(changes).toEqual([]);
});

test('whoever runs a worker in a test keeps the SDK quiet: its own log would bury the results', () => {
  const root = path.resolve(__dirname, '..', '..');
  const runsWorker = /\b(?:Worker\.(?:create|runReplay\w*)|NativeConnection\.connect)\(|from '[./]+\/worker'/;
  const read = (file: string): string =>
    readFileSync(path.join(root, file), 'utf8').replaceAll(/^ \*.*$/gm, '');
  const files = listSources(root).filter((file) => isTest(file) && !file.endsWith('lanes.test.ts'));
  const runners = files.filter((file) => runsWorker.test(read(file)));
  expect(runners).toEqual(expect.arrayContaining(['test/world/stack.ts', 'test/world/orderWorld.ts']));
  // The worlds do so for the tests that open one.
  const loud = runners.filter(
    (file) => !/\b(?:quietRuntime|createOrderWorld|orderWorldOfFile|startStack)\(/.test(read(file)),
  );
  expect(loud).toEqual([]);
});

test.each([
  [`jest.mock('./place', () => ({}));`, ['1: jest.mock']],
  [`jest.mock<Place>('./place');`, ['1: jest.mock']],
  [`\nbeforeAll(() => {\n  jest.useFakeTimers();\n});`, ['3: jest.useFakeTimers']],
  [`jest\n  .useRealTimers()\n  .setTimeout(9);`, ['3: jest.useRealTimers().setTimeout']],
  [`await jest.isolateModulesAsync(load);`, ['1: jest.isolateModulesAsync']],
  [`expect.extend({ toBePaid });`, ['1: expect.extend']],
  [`jest.spyOn(console, 'log');\njest.restoreAllMocks();\nsetTimeout(go);\nexpect.any(String);`, []],
])('of %j it finds %j', (text, found) => {
  expect(findLastingChanges(text)).toEqual(found);
});
