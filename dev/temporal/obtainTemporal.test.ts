import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { obtainTemporal } from './obtainTemporal';

/** Nothing listens there. */
const UNREACHABLE = 'http://127.0.0.1:9';
let home: string;
let said: string[];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'obtain-'));
  said = [];
});
afterEach(() => rmSync(home, { recursive: true }));

function obtain(goPrograms: readonly string[]) {
  const onProgress = (text: string): void => void said.push(text);
  const places = { home, variables: { PATH: path.join(home, 'bin') } };
  return obtainTemporal({ onProgress, downloadHost: UNREACHABLE, goPrograms }, places);
}

/** A Go that downloads modules as the real one does and then builds, or complains. */
function fakeGo(outcome: string): string {
  const go = path.join(home, 'go-program');
  const modules =
    'i=0; while [ $i -lt 160 ]; do echo "go: downloading example.com/m$i v1" >&2; i=$((i+1)); done';
  writeFileSync(go, `#!/bin/sh\n[ "$1" = version ] && exit 0\n${modules}\n${outcome}\n`);
  chmodSync(go, 0o755);
  mkdirSync(path.join(home, '.cache', 'throughline'), { recursive: true });
  return go;
}

test('where the download can’t be reached Go builds the server, in one line of the console', async () => {
  const { file } = await obtain([fakeGo('touch "$GOBIN/temporal"')]);
  expect(file).toBe(path.join(home, '.cache', 'throughline', 'temporal'));
  expect(said).toEqual([
    `${UNREACHABLE} gave none: building the Temporal server from source (about five minutes, once) …`,
  ]);
});

test('a build that fails says why, without the modules it had downloaded', async () => {
  const failed = obtain([fakeGo('echo "cannot find module" >&2; exit 1')]);
  await expect(failed).rejects.toThrow('Go could not build it: cannot find module\nWays to get one:');
});

test('without Go it says what is missing and every way to get a server', async () => {
  await expect(obtain([path.join(home, 'no-go')])).rejects.toThrow(
    new RegExp(
      [
        `${UNREACHABLE} can't be reached from here.`,
        'There is no Go to build it from source with.',
        'TEMPORAL_CLI_PATH',
        'TEMPORAL_ADDRESS',
      ].join('[^]*'),
    ),
  );
});
