import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { cacheFolder, type SearchPlaces } from '../../dev/temporal/temporalPrograms';
import { findChromium, NAMED_MISSING, PACKAGED, PLAYWRIGHTS } from './chromium';

export interface ObtainChromiumOptions {
  /** Told what takes long. */
  readonly onProgress: (text: string) => void;
  /** The ways to get one, in the order in which they are tried. */
  readonly ways?: readonly Way[];
}

/** A way to get a Chromium: puts it where it is found, or says why it could not. */
export type Way = (cache: string, onProgress: (text: string) => void) => Promise<string | undefined>;

const REACH_TIMEOUT_MS = 5_000;
const INSTALL_TIMEOUT_MS = 5 * 60_000;
const PLAYWRIGHT_HOST = 'https://cdn.playwright.dev';
/** Ships the program for Linux on x64; it is fetched where nothing else is to be had, so nobody else downloads it. */
const PACKAGE = '@sparticuz/chromium@153.0.0';

/**
 * A Chromium for the browser tests: an installed one, else Playwright's own, else one that npm's registry has, else, as root, the
 * distribution's.
 * @returns the program's file.
 * @throws {Error} that says why there is none, and how to get one.
 */
export async function obtainChromium(
  { onProgress, ways = [playwrights, packaged, distributions] }: ObtainChromiumOptions,
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

async function packaged(cache: string, onProgress: (text: string) => void): Promise<string | undefined> {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    return `${PACKAGE} has no program for ${process.platform}-${process.arch}.`;
  }
  onProgress(`Downloading a Chromium for the browser tests from npm (${PACKAGE}, 70 MB, once) …`);
  const work = mkdtempSync(path.join(tmpdir(), 'chromium-'));
  try {
    const said = await run('npm', ['pack', PACKAGE, '--pack-destination', work, '--silent'], {});
    const archive = `${PACKAGE.replace(/^@/, '').replaceAll(/[/@]/g, '-')}.tgz`;
    if (spawnSync('tar', ['-xzf', archive], { cwd: work, stdio: 'ignore' }).status !== 0) {
      return `npm could not fetch ${PACKAGE}: ${said}`;
    }
    return unpack(path.join(work, 'package', 'bin'), path.join(cache, PACKAGED));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Lays the package's program out with what it needs beside it. */
function unpack(bin: string, folder: string): string | undefined {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const input = brotliDecompressSync(readFileSync(path.join(bin, `${archive}.tar.br`)));
    spawnSync('tar', ['-xf', '-'], { cwd: unfinished, input, stdio: ['pipe', 'ignore', 'ignore'] });
  }
  const chrome = path.join(unfinished, 'chrome');
  writeFileSync(chrome, brotliDecompressSync(readFileSync(path.join(bin, 'chromium.br'))));
  chmodSync(chrome, 0o755);
  const libraries = librariesFor(chrome, path.join(unfinished, 'lib'));
  if (libraries === undefined) {
    rmSync(unfinished, { recursive: true, force: true });
    return `The Chromium of ${PACKAGE} does not run here.`;
  }
  writeFileSync(path.join(unfinished, 'chromium-headless-shell'), starter(libraries), { mode: 0o755 });
  // Whole or not at all, for whoever looks for it meanwhile.
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return undefined;
}

/** Libraries of its own only where the system has none: the two don't mix. */
function librariesFor(chrome: string, own: string): 'system' | 'own' | undefined {
  if (startsUp(chrome)) return 'system';
  return startsUp(chrome, { LD_LIBRARY_PATH: own }) ? 'own' : undefined;
}

function starter(libraries: 'system' | 'own'): string {
  return [
    '#!/bin/sh',
    'here=$(cd "$(dirname "$0")" && pwd)',
    ...(libraries === 'own' ? ['export LD_LIBRARY_PATH="$here/lib"'] : []),
    '[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here"',
    'exec "$here/chrome" "$@"',
    '',
  ].join('\n');
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

function startsUp(program: string, extra: Readonly<Record<string, string>> = {}): boolean {
  const env = { ...process.env, ...extra };
  return spawnSync(program, ['--version'], { env, stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** @returns the last that the program complained of. */
function run(program: string, args: readonly string[], extra: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...extra };
    const child = spawn(program, args, {
      env,
      timeout: INSTALL_TIMEOUT_MS,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-2_000)));
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(said.trim().split('\n').slice(-3).join(' ') || 'it said nothing'));
  });
}
