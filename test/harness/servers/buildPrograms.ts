import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { BuiltPrograms } from '../environment';

const root = path.resolve(__dirname, '..', '..', '..');

/**
 * Builds what the image runs, far from the sources, so that nothing of them is used; only packages are in reach.
 * @param folder of the run.
 * @throws {Error} with what the build complained about.
 */
export async function buildPrograms(folder: string): Promise<BuiltPrograms> {
  const programs = path.join(folder, 'dist');
  const child = spawn(process.execPath, [path.join(root, 'dev', 'run.mjs'), 'build', '--folder', programs], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`The build failed:\n${complaints}`);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return { folder: programs };
}
