import { setTimeout as delay } from 'node:timers/promises';

/** Something that runs until it is stopped or ends by itself. */
export interface Running {
  /** Of the process that it is, when it is one of its own. */
  readonly pid?: number | undefined;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface Supervision {
  /** For people: "the worker". */
  readonly name: string;
  /** Starts it; called again when it ended unasked. */
  readonly start: () => Promise<Running>;
  /** Told when it ended unasked and when it is back. */
  readonly say: (text: string) => void;
  /** Waits before the first restart, doubled up to `maxDelayMs` with every further one. */
  readonly delayMs?: number;
  readonly maxDelayMs?: number;
}

/** A part of the stack that is started again when it crashes. */
export interface Supervised {
  /** Of the process that it is now; another one after each restart. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

/** Having run this long, a part counts as healthy, and its next restart is quick again. */
const HEALTHY_AFTER_MS = 30_000;

/**
 * Starts a part and keeps it running until it is stopped.
 * @throws what the first start throws; later failures are reported and tried again.
 */
export async function supervise(supervision: Supervision): Promise<Supervised> {
  const stopped = new AbortController();
  let current = await supervision.start();
  const watch = async (): Promise<void> => {
    const { delayMs = 500, maxDelayMs = 15_000, name, say } = supervision;
    let wait = delayMs;
    for (;;) {
      const startedAt = Date.now();
      await current.ended;
      if (stopped.signal.aborted) return;
      if (Date.now() - startedAt > HEALTHY_AFTER_MS) wait = delayMs;
      say(`${name} ended unexpectedly; starting it again in ${wait / 1000} s`);
      const next = await startAgain(supervision, wait, stopped.signal);
      if (next === undefined) return;
      current = next;
      if (stopped.signal.aborted) return;
      say(`${name} is running again${current.pid === undefined ? '' : ` as process ${current.pid}`}`);
      wait = Math.min(wait * 2, maxDelayMs);
    }
  };
  const watching = watch();
  return {
    pid: () => current.pid,
    stop: async () => {
      stopped.abort();
      await current.stop();
      await watching;
      // It may have come back in between.
      await current.stop();
    },
  };
}

/** Tries until it starts; undefined when it isn't wanted any more. */
async function startAgain(
  { name, start, say, maxDelayMs = 15_000 }: Supervision,
  firstWait: number,
  stopped: AbortSignal,
): Promise<Running | undefined> {
  for (let wait = firstWait; ; wait = Math.min(wait * 2, maxDelayMs)) {
    await delay(wait, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return undefined;
    try {
      return await start();
    } catch (error) {
      say(`${name} did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
