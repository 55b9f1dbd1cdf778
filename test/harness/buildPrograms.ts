import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { askBroker, type BuiltPages } from './environment';

const program = path.resolve(__dirname, '..', '..', 'dev', 'run.mjs');

/**
 * Builds what the image runs into a folder; the pages are those that all browser tests share.
 * @throws {Error} with what the build complained about.
 */
export async function buildPrograms(folder: string): Promise<void> {
  await askBroker<BuiltPages>('pages');
  const child = spawn(process.execPath, [program, 'build', '--folder', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`The build failed:\n${complaints}`);
}
