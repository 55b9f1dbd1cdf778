import { spawn } from 'node:child_process';
import type { Lifeline } from '../../dev/stack/lifeline';
import type { LogFile } from '../../dev/stack/logFile';

export interface ProgramOptions {
  /** Node, unless another program is named. */
  readonly executable?: string;
  /** Of Node: its own flags, then the file. */
  readonly command: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly lifeline: Lifeline;
  readonly log: LogFile;
}

/** A process that is measured. */
export interface Program {
  readonly pid: number;
  /** Rejects when it ends before it was told to. */
  readonly crashed: Promise<never>;
  /** Sends SIGTERM and waits; what does not end by itself is killed. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 30_000;

/**
 * Starts a program as a process of its own.
 * @throws {Error} when the system can't start it.
 */
export function startProgram({
  executable = process.execPath,
  command,
  folder,
  environment,
  lifeline,
  log,
}: ProgramOptions): Program {
  const child = spawn(executable, command, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command.join(' ')} could not be started`);
  lifeline.watch(pid);
  child.stdout.setEncoding('utf8').on('data', log.write);
  child.stderr.setEncoding('utf8').on('data', log.write);
  let stopping = false;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const crashed = ended.then((): Promise<never> => {
    lifeline.done(pid);
    if (stopping) return new Promise(() => undefined);
    throw new Error(`${command.at(-1)} ended by itself; see ${log.file}`);
  });
  // Whoever waits for it hears of it; nobody need wait.
  crashed.catch(() => undefined);
  return {
    pid,
    crashed,
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(forced);
    },
  };
}
