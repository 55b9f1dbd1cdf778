import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where the Temporal CLI, which contains the server, was found. */
export interface TemporalProgram {
  readonly file: string;
  /** How it was found, for people. */
  readonly source: string;
}

/** What a search looks at; the environment's own unless a test says otherwise. */
export interface SearchPlaces {
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly home?: string;
}

/**
 * Looks for an installed Temporal CLI: `TEMPORAL_CLI_PATH`, the PATH, `~/go/bin`, our own cache. Starts nothing and
 * downloads nothing.
 * @throws {Error} when `TEMPORAL_CLI_PATH` names no file: a wrong setting is not passed over.
 */
export function findTemporal(places: SearchPlaces = {}): TemporalProgram | undefined {
  const { variables = process.env, home = homedir() } = places;
  const configured = variables['TEMPORAL_CLI_PATH'];
  if (configured) {
    if (existsSync(configured)) return { file: configured, source: 'TEMPORAL_CLI_PATH' };
    throw new Error(`TEMPORAL_CLI_PATH is ${configured}, where there is no file`);
  }
  const folders = (variables['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates: TemporalProgram[] = [
    ...folders.map((folder) => ({ file: path.join(folder, PROGRAM), source: 'PATH' })),
    { file: path.join(home, 'go', 'bin', PROGRAM), source: 'go/bin' },
    { file: path.join(cacheFolder(places), PROGRAM), source: 'cache' },
  ];
  return candidates.find(({ file }) => existsSync(file));
}

/** Where a server that we fetched is kept: outside the checkout, so that the next one finds it. */
export function cacheFolder({ variables = process.env, home = homedir() }: SearchPlaces = {}): string {
  return path.join(variables['XDG_CACHE_HOME'] || path.join(home, '.cache'), 'throughline');
}

const PROGRAM = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
