import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { describe } from '../../domain/errors';

/** Work that is done again and again beside the requests. */
export interface Repetition {
  /** Lets the round under way come to its next stopping place, and resolves when it has. */
  stop(): Promise<void>;
}

/**
 * Does the work at once and then again, each round that long after the one before has ended. A round that fails
 * is logged under the work's name; the next one comes all the same.
 */
export function repeat(
  { name, everyMs, log }: { readonly name: string; readonly everyMs: number; readonly log: Logger },
  work: (signal: AbortSignal) => Promise<void>,
): Repetition {
  const stopping = new AbortController();
  const { signal } = stopping;
  const rounds = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await work(signal);
      } catch (error) {
        log.warn({ reason: describe(error) }, `${name} failed, trying again`);
      }
      await pause(everyMs, signal);
    }
  };
  const ended = rounds();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Ends early, without a word, when the signal says so. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal && { signal }).catch(() => undefined);
}
