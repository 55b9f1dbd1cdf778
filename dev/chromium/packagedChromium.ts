import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { PACKAGED } from './chromium';
import { run, startsUp, type Way } from './wayToChromium';

/** Ships the program for Linux on x64; it is fetched where nothing else is to be had, so nobody else downloads it. */
const PACKAGE = '@sparticuz/chromium@153.0.0';

/** The program that npm's registry has. */
export const packaged: Way = async (cache, onProgress) => {
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
};

/** Lays the package's program out with what it needs beside it. */
function unpack(bin: string, folder: string): string | undefined {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const input = brotliDecompressSync(readFileSync(path.join(bin, `${archive}.tar.br`)));
    spawnSync('tar', ['-xf', '-'], { cwd: unfinished, input, stdio: ['pipe', 'ignore', 'ignore'] });
  }
  writeFileSync(path.join(unfinished, 'fonts.conf'), fontsIn(folder));
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

/** Where its fonts are, for a machine that has none. */
function fontsIn(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
    '',
  ].join('\n');
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
