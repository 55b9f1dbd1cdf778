import { setTimeout as delay } from 'node:timers/promises';
import { supervise, type Running } from '../../../dev/stack/supervise';

/** A process that can be killed. */
export interface Launched extends Running {
  readonly pid: number;
}

/** A part of the shop that is killed now and then, and started again each time. */
export interface Part {
  /**
   * `kill -9`; it comes back after the pause. Nothing happens while it isn't there.
   * @returns whether there was something to kill.
   */
  kill(awayMs: number): boolean;
  /** Resolves when it is there. */
  up(): Promise<void>;
  /** How often it ended though nobody killed it. */
  readonly crashes: number;
  stop(): Promise<void>;
}

const RESTART_MS = 100;

/** Starts a part and keeps it running, as the stack's own supervisor does. */
export async function runPart(
  name: string,
  launch: () => Promise<Launched>,
  say: (text: string) => void,
): Promise<Part> {
  let current: Launched | undefined;
  let awayMs = 0;
  let crashes = 0;
  let stopping = false;

  async function start(): Promise<Launched> {
    await delay(awayMs);
    const launched = await launch();
    current = launched;
    void launched.ended.then(() => {
      if (!stopping && current === launched) crashes += 1;
      if (current === launched) current = undefined;
    });
    return launched;
  }

  const supervised = await supervise({ name, start, say, delayMs: RESTART_MS, maxDelayMs: RESTART_MS });
  return {
    kill(pauseMs) {
      const victim = current;
      if (!victim) return false;
      current = undefined;
      awayMs = pauseMs;
      return process.kill(victim.pid, 'SIGKILL');
    },
    async up() {
      while (current === undefined) await delay(50);
    },
    get crashes() {
      return crashes;
    },
    async stop() {
      stopping = true;
      await supervised.stop();
    },
  };
}
