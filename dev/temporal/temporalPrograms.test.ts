import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTemporal } from './temporalPrograms';

let home: string;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'finder-'));
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

function install(...segments: string[]): string {
  const file = path.join(home, ...segments);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

function search(variables: Record<string, string> = {}): string | undefined {
  return findTemporal({ home, variables: { PATH: path.join(home, 'bin'), ...variables } })?.file;
}

test('an explicit path comes before the PATH, that before go/bin, that before the cache', () => {
  const cached = install('.cache', 'throughline', 'temporal');
  expect(search()).toBe(cached);
  const built = install('go', 'bin', 'temporal');
  expect(search()).toBe(built);
  const onPath = install('bin', 'temporal');
  expect(search()).toBe(onPath);
  const explicit = install('elsewhere', 'temporal');
  expect(search({ TEMPORAL_CLI_PATH: explicit })).toBe(explicit);
});

test('the cache follows XDG_CACHE_HOME', () => {
  const cached = install('xdg', 'throughline', 'temporal');
  expect(search()).toBeUndefined();
  expect(search({ XDG_CACHE_HOME: path.join(home, 'xdg') })).toBe(cached);
});

test('an explicit path without a file is refused, not passed over', () => {
  install('bin', 'temporal');
  expect(() => search({ TEMPORAL_CLI_PATH: '/nowhere/temporal' })).toThrow(
    'TEMPORAL_CLI_PATH is /nowhere/temporal',
  );
});
