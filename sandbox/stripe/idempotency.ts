import { createHash } from 'node:crypto';
import type { Answer } from '../answer';
import type { Table } from '../journal';
import { stripeError } from './error';

/** The answer given to the first call with a key. */
export interface KeptAnswer {
  readonly id: string;
  /** Hash of the path and parameters that came with the key. */
  readonly fingerprint: string;
  readonly status: number;
  readonly body: unknown;
}

/**
 * Does a call once per key, as Stripe does: the same key gets the first answer again, declines included, and
 * other parameters under it are refused. Calls that were refused before anything was tried keep nothing.
 */
export function once(
  answers: Table<KeptAnswer>,
  key: string | undefined,
  call: { readonly path: string; readonly params: unknown },
  perform: () => Answer,
): Answer {
  if (key === undefined) return perform();
  const fingerprint = createHash('sha256').update(JSON.stringify(call)).digest('base64url');
  const kept = answers.get(key);
  if (kept?.fingerprint === fingerprint) {
    return { status: kept.status, body: kept.body, headers: { 'Idempotent-Replayed': 'true' } };
  }
  if (kept) {
    return stripeError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  const answer = perform();
  if (answer.status === 200 || answer.status === 402)
    answers.put({ id: key, fingerprint, status: answer.status, body: answer.body });
  return answer;
}
