import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const web = path.join(root, 'web');
const dist = path.join(web, 'dist');
const STAMP = '.stamp';

export interface BuildWebOptions {
  readonly onProgress: (text: string) => void;
  readonly onLog: (text: string) => void;
}

/**
 * Builds the pages into `web/dist` unless they were built from these very sources. Several processes may do so at once: each builds in a
 * folder of its own, which then takes the place of what is there.
 * @throws {Error} with the end of the build's output.
 */
export async function buildWeb({ onProgress, onLog }: BuildWebOptions): Promise<void> {
  const stamp = hashSources();
  if (isBuilt(stamp)) return;
  onProgress('Building the pages …');
  const fresh = path.join(web, `dist-${process.pid}`);
  try {
    await runVite(fresh, onLog);
    writeFileSync(path.join(fresh, STAMP), stamp);
    putInPlace(fresh, stamp);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function isBuilt(stamp: string): boolean {
  const file = path.join(dist, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

function putInPlace(fresh: string, stamp: string): void {
  const old = `${fresh}-old`;
  while (!isBuilt(stamp)) {
    if (existsSync(dist)) renameSync(dist, old);
    try {
      renameSync(fresh, dist);
    } catch (error) {
      // Another process was faster; what it has built is looked at next.
      if (!existsSync(dist)) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

function hashSources(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  const entries = readdirSync(web, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(web, file).startsWith('dist'));
  for (const file of files.sort()) hash.update(path.relative(web, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function runVite(folder: string, onLog: (text: string) => void): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], {
      cwd: web,
      // Whoever builds, tests among them: what is built is what production serves.
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (text: string): void => {
      onLog(text);
      output = `${output}${text}`.slice(-4_000);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The pages could not be built:\n${output.trim()}`));
    });
  });
}
