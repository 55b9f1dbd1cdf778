import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One stack per data directory: two would write into the same databases. */
export interface StackLock {
  release(): void;
}

/**
 * Takes the lock of a data directory; one that a dead process left behind is taken over.
 * @throws {Error} when a stack runs there already.
 */
export function lockStack(dataDir: string): StackLock {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'stack.lock');
  const release = (): void => rmSync(file, { force: true });
  if (!create(file)) {
    const holder = readHolder(file);
    if (isOurs(holder)) {
      throw new Error(
        `The stack is already running here (process ${holder}): use it, or end that one first. ` +
          'For a second one beside it set DATA_DIR and the ports.',
      );
    }
    release();
    create(file);
  }
  return { release };
}

function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return Number.NaN;
  }
}

/** Numbers of processes are used again, often so after a restart of a container: the name is looked at, too. */
function isOurs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  const listed = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return (listed.stdout ?? '').includes('run.mjs');
}
