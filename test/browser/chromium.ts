import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

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

/** Nothing but the pages under test: no first-run tours, no calls home. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds an installed Chromium: `CHROMIUM_PATH`, else the usual names on the `PATH` and in the usual places.
 * @throws {Error} that says how to get one.
 */
export function findChromium(variables: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = variables['CHROMIUM_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program`);
  }
  const folders = [...(variables['PATH'] ?? '').split(path.delimiter).filter(Boolean), ...FOLDERS];
  const candidates = folders.flatMap((folder) => PROGRAMS.map((program) => path.join(folder, program)));
  const found = [...candidates, ...ELSEWHERE].find(isProgram);
  if (found) return found;
  throw new Error(
    'The browser tests drive an installed Chromium, and there is none: install one ' +
      '(Debian: `apt-get install chromium-headless-shell`; Ubuntu: `apt-get install chromium`; macOS: `brew install --cask chromium`) ' +
      'or name one in CHROMIUM_PATH.',
  );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts the browser. Each test opens a context of its own in it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
}
