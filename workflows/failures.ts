import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';

/** `ApplicationFailure.type` of an activity whose vendor refused for good; the first detail is its code. */
export const PROVIDER_REJECTED = 'ProviderRejected';

/** `ApplicationFailure.type` when a placed order's stock is not there; the details are the SKUs. */
export const OUT_OF_STOCK = 'OutOfStock';

/** The vendor's code when an activity failed because the vendor refused; undefined for any other failure. */
export function rejectionCode(error: unknown): string | undefined {
  const failure = applicationFailure(error);
  if (failure?.type !== PROVIDER_REJECTED) return undefined;
  const code = failure.details?.[0];
  return typeof code === 'string' ? code : 'rejected';
}

/** A vendor call's answer, or the code with which it was refused for good. Other failures go on. */
export async function orRejection<Answer extends object>(
  call: Promise<Answer>,
): Promise<Answer | { readonly rejected: string }> {
  try {
    return await call;
  } catch (error) {
    const rejected = rejectionCode(error);
    if (rejected === undefined) throw error;
    return { rejected };
  }
}

/** The SKUs that ran out, when that is why an activity failed. */
export function missingSkus(error: unknown): readonly string[] | undefined {
  const failure = applicationFailure(error);
  if (failure?.type !== OUT_OF_STOCK) return undefined;
  return (failure.details ?? []).filter((detail) => typeof detail === 'string');
}

function applicationFailure(error: unknown): ApplicationFailure | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure ? cause : undefined;
}
