import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { Shortage } from '../../activities/stock/reserveInventory';

/** `ApplicationFailure.type` of an activity whose vendor refused for good; the first detail is its code. */
export const PROVIDER_REJECTED = 'ProviderRejected';

/** `ApplicationFailure.type` when a placed order's stock is not there; the first detail is a {@link Shortage}. */
export const OUT_OF_STOCK = 'OutOfStock';

/** `ApplicationFailure.type` when a command brings what the database will never store; the first detail is the event. */
export const UNSTORABLE = 'Unstorable';

/** Whether that is why an activity failed. */
export const isUnstorable = (error: unknown): boolean => applicationFailure(error)?.type === UNSTORABLE;

/** The event that was not to be stored, when that is why an activity failed and it tells. */
export function unstorableEvent(error: unknown): string | undefined {
  const id: unknown = isUnstorable(error) ? applicationFailure(error)?.details?.[0] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The vendor's code when an activity failed because the vendor refused; undefined for any other failure. */
export function rejectionCode(error: unknown): string | undefined {
  const failure = applicationFailure(error);
  if (failure?.type !== PROVIDER_REJECTED) return undefined;
  const code = failure.details?.[0];
  return typeof code === 'string' ? code : 'rejected';
}

/** That a vendor refused for good: its code, and words for the person who has to act where there are some. */
export interface Rejection {
  readonly rejected: string;
  readonly words?: string;
}

/** A vendor call's answer, or how it was refused for good. Other failures go on. */
export async function orRejection<Answer extends object>(call: Promise<Answer>): Promise<Answer | Rejection> {
  try {
    return await call;
  } catch (error) {
    const rejected = rejectionCode(error);
    if (rejected === undefined) throw error;
    const words: unknown = applicationFailure(error)?.details?.[1];
    return typeof words === 'string' ? { rejected, words } : { rejected };
  }
}

/** What ran out, when that is why an activity failed. Failures from before name the SKUs alone. */
export function shortageOf(error: unknown): Partial<Shortage> | undefined {
  const failure = applicationFailure(error);
  if (failure?.type !== OUT_OF_STOCK) return undefined;
  const details = failure.details ?? [];
  const skus = details.filter((detail) => typeof detail === 'string');
  return skus.length > 0 ? { skus } : (details[0] as Shortage | undefined);
}

function applicationFailure(error: unknown): ApplicationFailure | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure ? cause : undefined;
}
