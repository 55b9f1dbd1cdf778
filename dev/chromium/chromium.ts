import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, type SearchPlaces } from '../temporal/temporalPrograms';

/** The shell comes first: it has no windows and toolbars of its own, which take half of the processor's time. */
const PROGRAMS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where `obtainChromium` puts what it fetches, in the cache. */
export const PLAYWRIGHTS = 'playwright';
export const PACKAGED = 'chromium';

/** Why tests have no browser. */
export const NAMED_MISSING =
  'The browser tests drive a Chromium, and there is none: install one ' +
  '(Debian: `apt-get install chromium-headless-shell`; Ubuntu: `apt-get install chromium`; macOS: `brew install --cask chromium`) ' +
  'or name one in CHROMIUM_PATH.';

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else the usual names on the `PATH`, in the usual places and in our cache.
 * @returns undefined when there is none.
 * @throws {Error} when `CHROMIUM_PATH` names no program: a wrong setting is not passed over.
 */
export function findChromium(places: SearchPlaces = {}): string | undefined {
  const { variables = process.env } = places;
  const named = variables['CHROMIUM_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program`);
  }
  const onPath = (variables['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const usual = variables === process.env ? FOLDERS : [];
  const candidates = [...onPath, ...usual].flatMap((folder) =>
    PROGRAMS.map((program) => path.join(folder, program)),
  );
  const elsewhere = variables === process.env ? ELSEWHERE : [];
  return [...candidates, ...elsewhere, ...cached(cacheFolder(places))].find(isProgram);
}

/** Playwright lays its browsers out by their revision and platform. */
function cached(cache: string): string[] {
  const home = path.join(cache, PLAYWRIGHTS);
  const playwrights = foldersIn(home).flatMap((revision) =>
    foldersIn(path.join(home, revision)).flatMap((platform) =>
      ['chrome-headless-shell', 'headless_shell'].map((name) => path.join(home, revision, platform, name)),
    ),
  );
  return [...playwrights, path.join(cache, PACKAGED, 'chromium-headless-shell')];
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
