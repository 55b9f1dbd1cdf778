import { spawn } from 'node:child_process';
import path from 'node:path';

/** Sees to it that what this process started doesn't outlive it, not even when it is killed. */
export interface Lifeline {
  /** From now on the process ends with us: it is sent the signal, and after a grace period SIGKILL. */
  watch(pid: number, signal?: 'SIGTERM' | 'SIGINT'): void;
  /** The process has ended; its id may belong to another one soon. */
  done(pid: number): void;
  /** The directory is removed when we end. */
  remove(directory: string): void;
  /** From now on what is left behind gets a second to end, not eight. */
  hurry(): void;
  /** Ends what is still watched and removes the directories; resolves when that is done. */
  close(): Promise<void>;
}

/** Starts the small process that holds the lifeline; it uses a session of its own, so that no Ctrl-C reaches it. */
export function openLifeline(): Lifeline {
  const holder = spawn(process.execPath, [path.join(__dirname, 'lifeline.mjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => holder.once('exit', () => resolve()));
  holder.unref();
  // Writing to a holder that somebody killed must not take us down as well.
  holder.stdin.on('error', () => undefined);
  const tell = (order: object): void => void holder.stdin.write(`${JSON.stringify(order)}\n`);
  return {
    watch: (pid, signal = 'SIGTERM') => tell({ watch: pid, signal }),
    done: (pid) => tell({ done: pid }),
    hurry: () => tell({ hurry: true }),
    remove: (directory) => tell({ remove: directory }),
    close: async () => {
      holder.ref();
      holder.stdin.end();
      await ended;
    },
  };
}
