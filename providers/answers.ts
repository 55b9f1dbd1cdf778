import { ProviderRejected, ProviderUnavailable } from './errors';

/**
 * Statuses after which the same call may well succeed: too early, too many, in conflict with itself, the vendor's own
 * fault, or ours. A key that is refused (401, 403) says nothing of the payment, parcel or message at hand: every other
 * would meet the same, and all of them go on once somebody has put the key right.
 */
export function isPassing(status: number): boolean {
  return [401, 403, 408, 409, 425, 429].includes(status) || status >= 500;
}

/**
 * What a vendor's HTTP error means to the caller. The vendor's own words are left out, and so is the cause:
 * they repeat phone numbers and addresses, and errors end up in histories.
 */
export function errorOfStatus(
  provider: string,
  status: number,
  code: string,
): ProviderUnavailable | ProviderRejected {
  return isPassing(status)
    ? new ProviderUnavailable(provider, `answered ${status}`)
    : new ProviderRejected(provider, code, `refused the call with ${status} (${code})`);
}

/** A call that got no answer at all: refused connection, reset, time-out. Only the error's code is kept. */
export function noAnswer(provider: string, error: unknown): ProviderUnavailable {
  return new ProviderUnavailable(provider, `no answer (${networkCode(error)})`);
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? networkCode(error.cause) : error.name;
}
