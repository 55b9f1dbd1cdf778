import { performance } from 'node:perf_hooks';

/** Milliseconds since the epoch, with fractions: for comparing with what other processes of this machine wrote down. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
