import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder, findTemporal, type SearchPlaces, type TemporalProgram } from './temporalPrograms';

export interface ObtainOptions {
  /** Told what takes long. */
  readonly onProgress: (text: string) => void;
  /** Where Temporal's programs are downloaded from. */
  readonly downloadHost?: string;
  /** Where a Go may be, by name or path. */
  readonly goPrograms?: readonly string[];
}

/** Newer versions have replace directives in their `go.mod`, with which `go install` refuses to build them. */
const GO_PACKAGE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
const DOWNLOAD_HOST = 'https://temporal.download';
const GO_PROGRAMS = ['go', '/usr/local/go/bin/go', path.join(homedir(), 'go', 'bin', 'go')];
const REACH_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 3 * 60_000;
const BUILD_TIMEOUT_MS = 30 * 60_000;

/** Why a way to get the server led nowhere; undefined: it did not fail by its own account. */
type Failure = string | undefined;

/**
 * The Temporal CLI: an installed one, or else one that is fetched into the cache: downloaded as the SDK does it, or,
 * where that host can't be reached, built from source through Go's module proxy.
 * @throws {Error} saying why there is none, and listing the ways to get one.
 */
export async function obtainTemporal(
  options: ObtainOptions,
  places: SearchPlaces = {},
): Promise<TemporalProgram> {
  const found = findTemporal(places);
  if (found) return found;
  const cache = cacheFolder(places);
  mkdirSync(cache, { recursive: true });
  const failures: string[] = [];
  for (const fetchInto of [download, build]) {
    const failure = await fetchInto(cache, options);
    const fetched = findTemporal(places);
    if (fetched) return fetched;
    if (failure !== undefined) failures.push(failure);
  }
  throw new Error(
    [
      'There is no Temporal server here, and none could be fetched:',
      ...failures.map((failure) => `  ${failure}`),
      'Ways to get one:',
      '  - install the Temporal CLI (https://docs.temporal.io/cli) so that "temporal" is on the PATH,',
      '  - set TEMPORAL_CLI_PATH to the program,',
      '  - install Go, with which it is built from source on the next start,',
      '  - set TEMPORAL_ADDRESS to a server that runs elsewhere (docker compose up -d temporal).',
    ].join('\n'),
  );
}

/** The SDK's own download, in a process of its own so that its time can be bounded. */
async function download(
  cache: string,
  { onProgress, downloadHost = DOWNLOAD_HOST }: ObtainOptions,
): Promise<Failure> {
  if (!(await isReachable(downloadHost))) return `${downloadHost} can't be reached from here.`;
  onProgress('Downloading the Temporal server (once) …');
  const program = path.join(__dirname, 'downloadTemporal.ts');
  const said = await run(process.execPath, ['--import', 'tsx', program, cache], {}, DOWNLOAD_TIMEOUT_MS);
  const name = readdirSync(cache).find(
    (file) => file.startsWith('temporal-') && !file.includes('downloading'),
  );
  const suffix = process.platform === 'win32' ? '.exe' : '';
  if (name) renameSync(path.join(cache, name), path.join(cache, `temporal${suffix}`));
  return name ? undefined : `The download from ${downloadHost} failed: ${lastLines(said)}`;
}

async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}

async function build(
  cache: string,
  { onProgress, goPrograms = GO_PROGRAMS, downloadHost = DOWNLOAD_HOST }: ObtainOptions,
): Promise<Failure> {
  const go = goPrograms.find((program) => spawnSync(program, ['version'], { stdio: 'ignore' }).status === 0);
  if (go === undefined) return 'There is no Go to build it from source with.';
  onProgress(
    `${downloadHost} gave none: building the Temporal server from source (about five minutes, once) …`,
  );
  let modules = 0;
  const startedAt = Date.now();
  const minutes = setInterval(() => {
    const passed = Math.round((Date.now() - startedAt) / 60_000);
    onProgress(`  still building after ${passed} min (${modules} modules downloaded)`);
  }, 60_000);
  try {
    const said = await run(go, ['install', GO_PACKAGE], { GOBIN: cache }, BUILD_TIMEOUT_MS, (line) => {
      if (line.startsWith('go: downloading')) modules += 1;
    });
    return `Go could not build it: ${lastLines(said)}`;
  } finally {
    clearInterval(minutes);
  }
}

/** What a failure ends with: Go and the SDK say last what went wrong. */
function lastLines(said: readonly string[]): string {
  const telling = said.filter((line) => !line.startsWith('go: downloading'));
  return telling.slice(-5).join('\n    ') || 'it said nothing';
}

/**
 * Runs a program and keeps what it complains of to itself: whether it succeeded shows in the cache, and only who fails has to
 * say why.
 * @param onLine told of each line as it comes.
 * @returns the lines of its standard error.
 */
function run(
  program: string,
  args: string[],
  extra: Record<string, string>,
  timeout: number,
  onLine: (line: string) => void = () => undefined,
): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...extra };
    const child = spawn(program, args, { env, timeout, stdio: ['ignore', 'ignore', 'pipe'] });
    const said: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      onLine(line);
    });
    // Whoever gives up waiting ends the build as well.
    const end = (): boolean => child.kill();
    process.once('exit', end);
    const settle = (): void => {
      process.off('exit', end);
      resolve(said);
    };
    child.once('error', (error) => {
      said.push(error.message);
      settle();
    });
    child.once('close', settle);
  });
}
