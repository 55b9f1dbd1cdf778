import { spawn } from 'node:child_process';
import type { Lifeline } from '../../../dev/stack/lifeline';
import type { LogFile } from '../../../dev/stack/logFile';
import type { Launched } from '../schedule/part';

export interface Program {
  /** The folder of what `npm run build` made. */
  readonly folder: string;
  /** `server.js` or `worker.js`. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What it says when it is ready. */
  readonly readyWhen: string;
  readonly lifeline: Lifeline;
  readonly log: LogFile;
}

/**
 * Starts a program of the production build as a process of its own and waits until it is ready.
 * @throws {Error} when it ends before that.
 */
export async function launchProgram(program: Program): Promise<Launched> {
  const { folder, file, environment, readyWhen, lifeline, log } = program;
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  lifeline.watch(pid);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  void ended.then(() => lifeline.done(pid));
  const ready = new Promise<boolean>((resolve) => {
    const take = (text: string): void => {
      log.write(text);
      if (text.includes(readyWhen)) resolve(true);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    void ended.then(() => resolve(false));
  });
  if (!(await ready)) throw new Error(`${file} ended before it was ready; see ${log.file}`);
  return {
    pid,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
