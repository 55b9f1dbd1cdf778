import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../test/world/eventually';
import { forPeople, logEntry, openLogFile } from './logFile';

const AT = new Date(1_700_000_000_000);

test('warnings and errors are shown in a line, with their reason', () => {
  expect(forPeople('{"level":40,"msg":"no Temporal server yet","reason":"refused"}')).toBe(
    'warning: no Temporal server yet (refused)',
  );
  expect(forPeople('{"level":50,"msg":"lost","err":{"message":"broken pipe"}}')).toBe(
    'error: lost (broken pipe)',
  );
});

test('of a request that failed people see which one', () => {
  const line = '{"level":50,"method":"GET","route":"/api/orders/{id}","status":500,"msg":"request"}';
  expect(forPeople(line)).toBe('error: request (GET /api/orders/{id}: 500)');
});

test('ordinary log lines are not shown', () => {
  expect(forPeople('{"level":30,"msg":"listening"}')).toBeUndefined();
  expect(forPeople(logEntry('sandbox', 'listening at http://127.0.0.1:4010', AT) ?? '')).toBeUndefined();
});

test('what a runtime says about its own end is shown as it is', () => {
  const crash = 'TypeError: x is not a function';
  expect(forPeople(logEntry('worker', crash, AT) ?? '')).toBe(crash);
});

test.each([
  ['\u001B[33mWARN\u001B[0m too slow', 40, 'WARN too slow'],
  [
    '2026-11-26 UTC LOG:  ready to accept connections',
    30,
    '2026-11-26 UTC LOG:  ready to accept connections',
  ],
  ['{ not JSON', 30, '{ not JSON'],
])('%j becomes JSON, without the colours of a terminal', (line, level, output) => {
  expect(JSON.parse(logEntry('worker', line, AT) ?? '')).toEqual({
    level,
    time: AT.getTime(),
    process: 'worker',
    output,
  });
});

test('a line of JSON stays as it is, and an empty one is none', () => {
  const line = '{"level":30,"msg":"listening"}';
  expect(logEntry('api', line, AT)).toBe(line);
  expect(logEntry('api', '  ', AT)).toBeUndefined();
});

test('every line of the file is JSON, however the output was cut, and people see what needs attention once', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  const shown: string[] = [];
  const { file, write } = openLogFile(folder, 'worker', (line) => shown.push(line));
  for (const text of ['{"level":30,"ms', 'g":"ready"}\nworker err', 'or\n\n', 'worker error\n']) write(text);
  const lines = await eventually(() => {
    const written = readFileSync(file, 'utf8').trimEnd().split('\n');
    return written.length === 3 && written;
  });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'ready' },
    { output: 'worker error' },
    { output: 'worker error' },
  ]);
  expect(shown).toEqual(['worker: worker error']);
  rmSync(folder, { recursive: true });
});
