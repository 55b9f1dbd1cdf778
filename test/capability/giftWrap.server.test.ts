import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SHARED_LINES, type SharedLine } from './sharedLines';

/** The worked example of CONTRIBUTING: a capability of its own, moved into a copy of this house. */
const root = path.resolve(__dirname, '..', '..');
const EXAMPLE = path.join(__dirname, 'giftWrap');
const LEFT_OUT = new Set(['.git', '.data', 'node_modules', 'dist', 'docs', 'data']);

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'throughline-capability-'));
  for (const entry of readdirSync(root).filter((name) => !LEFT_OUT.has(name)))
    cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  for (const file of filesOfExample())
    cpSync(path.join(EXAMPLE, file), path.join(copy, movedTo(file)), { recursive: true });
  for (const line of SHARED_LINES) addLine(line);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Each has `.txt` at its end, so that the product doesn't count it as its own. */
function filesOfExample(): string[] {
  const entries = readdirSync(EXAMPLE, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(EXAMPLE, path.join(entry.parentPath, entry.name)));
}

const movedTo = (file: string): string => file.replace(/\.txt$/, '');

/** @throws {Error} when the list no longer has the line that it follows. */
function addLine({ file, line, after }: SharedLine): void {
  const lines = readFileSync(path.join(copy, file), 'utf8').split('\n');
  const at = lines.indexOf(after);
  if (at < 0) throw new Error(`${file} has no line "${after}"`);
  lines.splice(at + 1, 0, line);
  writeFileSync(path.join(copy, file), lines.join('\n'));
}

const run = (command: string, args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(path.join(root, 'node_modules', '.bin', command), args, {
    cwd: copy,
    encoding: 'utf8',
  });
  return status === 0 ? 'fine' : `${stdout}${stderr}`;
};

test('a capability from end to end adds no more than a dozen lines to what is shared', () => {
  expect(SHARED_LINES.length).toBeLessThanOrEqual(12);
  for (const { file, line } of SHARED_LINES)
    expect(readFileSync(path.join(root, file), 'utf8')).not.toContain(line);
});

test('the house with it compiles, and its rules hold for every role', () => {
  // The programs and what they are made of; of the tests the example's own: others are compiled where they are at home.
  const include = ['server.ts', 'worker.ts', 'api/gift', 'domain/testing/samples', 'providers/**/*.d.ts'];
  writeFileSync(
    path.join(copy, 'tsconfig.programs.json'),
    JSON.stringify({ extends: './tsconfig.json', include }),
  );
  expect(run('tsc', ['--noEmit', '-p', 'tsconfig.programs.json'])).toBe('fine');
  expect(run('tsc', ['--noEmit', '-p', 'web'])).toBe('fine');
  const tests = ['domain/commandRoles.test', 'domain/facts.test', 'web/src/i18n/texts.test'];
  expect(run('jest', ['--selectProjects', 'pure', '--', ...tests])).toBe('fine');
});

test('what it adds is written as the rest of the house', () => {
  const files = [...filesOfExample().map(movedTo), ...new Set(SHARED_LINES.map(({ file }) => file))];
  expect(run('prettier', ['--check', ...files])).toBe('fine');
  expect(run('oxlint', ['--type-aware', '--deny-warnings', ...files])).toBe('fine');
});
