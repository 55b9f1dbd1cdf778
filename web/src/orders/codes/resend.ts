import { ApiProblem } from '../../http/problem';

/** That no code was sent, since another can't be sent yet. */
export interface TooSoon {
  /** The last digits of the phone that one was sent to a moment ago; undefined: too many were sent within the hour. */
  readonly to: string | undefined;
  /** From when on another can be sent (epoch milliseconds). */
  readonly until: number;
}

/**
 * Reads from a refusal how long another code has to wait; undefined where that was not why. Counted from when it was asked for: the
 * server's clock may be another than the reader's.
 * @param askedAt epoch milliseconds of the reader's clock.
 */
export function tooSoonOf(error: unknown, askedAt: number): TooSoon | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'rate-limited') return undefined;
  const { retryAfterSeconds, problem } = error;
  if (retryAfterSeconds === undefined) return undefined;
  return { to: problem.sentTo, until: askedAt + retryAfterSeconds * 1_000 };
}
