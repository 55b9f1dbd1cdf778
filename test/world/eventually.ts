import { setTimeout as delay } from 'node:timers/promises';

/** Far beyond what anything takes, however busy the machine: only what never comes is waited for so long. */
const PATIENCE_MS = 60_000;

/**
 * Looks again and again until there is something to see, and returns it. What throws, as an expectation does, counts as
 * nothing to see yet.
 * @param look gives `undefined` or `false` as long as there is nothing.
 * @param pauseMs between two looks, in milliseconds.
 * @param complaint what is there instead, for the error.
 * @throws {Error} what the last look threw, or the complaint.
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  {
    pauseMs = 50,
    complaint = () => '',
  }: { readonly pauseMs?: number; readonly complaint?: () => string } = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    let failure: unknown;
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > deadline) throw failure ?? new Error(`It never came to that: ${complaint()}`);
    await delay(pauseMs);
  }
}
