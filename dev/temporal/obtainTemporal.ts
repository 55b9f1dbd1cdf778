import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { cacheFolder, findTemporal, type SearchPlaces, type TemporalProgram } from './temporalPrograms';

export interface ObtainOptions {
  /** Told what takes long. */
  readonly onProgress: (text: string) => void;
}

/** Newer versions have replace directives in their `go.mod`, with which `go install` refuses to build them. */
const GO_PACKAGE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
const DOWNLOAD_HOST = 'https://temporal.download';
const REACH_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 3 * 60_000;
const BUILD_TIMEOUT_MS = 30 * 60_000;

/**
 * The Temporal CLI: an installed one, or else one that is fetched into the cache: downloaded as the SDK does it, or,
 * where that host can't be reached, built from source through Go's module proxy.
 * @throws {Error} listing the ways to get one.
 */
export async function obtainTemporal(
  { onProgress }: ObtainOptions,
  places: SearchPlaces = {},
): Promise<TemporalProgram> {
  const found = findTemporal(places);
  if (found) return found;
  const cache = cacheFolder(places);
  mkdirSync(cache, { recursive: true });
  for (const fetchInto of [download, build]) {
    await fetchInto(cache, onProgress);
    const fetched = findTemporal(places);
    if (fetched) return fetched;
  }
  throw new Error(
    [
      'There is no Temporal server here, and none could be fetched. Ways to get one:',
      '  - install the Temporal CLI (https://docs.temporal.io/cli) so that "temporal" is on the PATH,',
      '  - set TEMPORAL_CLI_PATH to the program,',
      '  - install Go, with which it is built from source on the next start,',
      '  - set TEMPORAL_ADDRESS to a server that runs elsewhere (docker compose up -d temporal).',
    ].join('\n'),
  );
}

/** The SDK's own download, in a process of its own so that its time can be bounded. */
async function download(cache: string, onProgress: (text: string) => void): Promise<void> {
  if (!(await isReachable(DOWNLOAD_HOST))) return;
  onProgress('Downloading the Temporal server (once) …');
  const program = path.join(__dirname, 'downloadTemporal.ts');
  await run(process.execPath, ['--import', 'tsx', program, cache], {}, DOWNLOAD_TIMEOUT_MS);
  const name = readdirSync(cache).find(
    (file) => file.startsWith('temporal-') && !file.includes('downloading'),
  );
  const suffix = process.platform === 'win32' ? '.exe' : '';
  if (name) renameSync(path.join(cache, name), path.join(cache, `temporal${suffix}`));
}

async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}

async function build(cache: string, onProgress: (text: string) => void): Promise<void> {
  const go = findGo();
  if (go === undefined) return;
  onProgress('Building the Temporal server from source (about five minutes, once) …');
  const startedAt = Date.now();
  const minutes = setInterval(() => {
    onProgress(`  still building after ${Math.round((Date.now() - startedAt) / 60_000)} min`);
  }, 60_000);
  try {
    await run(go, ['install', GO_PACKAGE], { GOBIN: cache }, BUILD_TIMEOUT_MS);
  } finally {
    clearInterval(minutes);
  }
}

function findGo(): string | undefined {
  const candidates = ['go', '/usr/local/go/bin/go', path.join(homedir(), 'go', 'bin', 'go')];
  return candidates.find((go) => spawnSync(go, ['version'], { stdio: 'ignore' }).status === 0);
}

/** Whether it succeeded shows in the cache; its own words go to people either way. */
function run(program: string, args: string[], extra: Record<string, string>, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...extra };
    const child = spawn(program, args, { env, timeout, stdio: ['ignore', 'ignore', 'inherit'] });
    // Whoever gives up waiting ends the build as well.
    const end = (): boolean => child.kill();
    process.once('exit', end);
    const settle = (): void => {
      process.off('exit', end);
      resolve();
    };
    child.once('error', settle);
    child.once('close', settle);
  });
}
