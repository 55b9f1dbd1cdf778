import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Lifeline } from './lifeline';
import type { LogFile } from './logFile';
import type { Running } from './supervise';

export interface NodeProcessOptions {
  /** The TypeScript program, relative to the repository. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly lifeline: Lifeline;
  readonly log: LogFile;
}

/** How long a program may take to end in an orderly way; the worker drains activities for twenty seconds. */
const STOP_TIMEOUT_MS = 25_000;

/** Starts one of our programs as a process of its own and writes what it says to its log. */
export function startNodeProcess({ program, environment, lifeline, log }: NodeProcessOptions): Running {
  const root = path.resolve(__dirname, '..', '..');
  // A session of its own: Ctrl-C is for us, and we end the programs in the right order.
  const child = spawn(process.execPath, ['--import', 'tsx', path.resolve(root, program)], {
    cwd: root,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) lifeline.watch(pid);
  child.stdout.setEncoding('utf8').on('data', log.write);
  child.stderr.setEncoding('utf8').on('data', log.write);
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      log.write(`${error.message}\n`);
      resolve();
    });
    child.once('close', () => resolve());
  });
  if (pid !== undefined) void ended.then(() => lifeline.done(pid));
  return {
    pid,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(forced);
    },
  };
}
