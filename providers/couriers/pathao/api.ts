import { z } from 'zod';
import { errorOfStatus, noAnswer } from '../../answers';
import { ProviderRejected, ProviderUnavailable } from '../../errors';

export const PATHAO = 'pathao';

/** How a Pathao merchant signs in; `baseUrl` without the API's own prefix. */
export interface PathaoConfig {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly username: string;
  readonly password: string;
  readonly storeId: number;
}

/** Pathao refused the token: it may have been revoked before its time. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Pathao names the fields it turned down; the first of them serves as the refusal's code. */
const refusal = z.object({ errors: z.record(z.string(), z.unknown()).optional() });

export interface PathaoRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/aladdin/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
}

/**
 * One HTTP call to Pathao's merchant API.
 * @throws {TokenRefused} on 401, {@link ProviderRejected} with the first offending field as its code on other
 *   refusals, {@link ProviderUnavailable} when the outcome isn't known.
 */
export async function callPathao<T>(
  baseUrl: string,
  { method, path, body, token }: PathaoRequest,
  answer: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  const response = await fetch(`${baseUrl}/aladdin/api/v1${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  }).catch((error: unknown) => {
    throw noAnswer(PATHAO, error);
  });
  const content: unknown = await response.json().catch(() => undefined);
  if (response.status === 401) throw new TokenRefused('pathao: the token was refused');
  if (!response.ok) throw errorOfStatus(PATHAO, response.status, refusalCode(response.status, content));
  const parsed = answer.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new ProviderUnavailable(PATHAO, `answered ${response.status} in an unknown shape`);
}

function refusalCode(status: number, content: unknown): string {
  const fields = Object.keys(refusal.safeParse(content).data?.errors ?? {});
  return fields[0] ?? `http_${status}`;
}

/** True when Pathao turned a booking down because it knows its `merchant_order_id` already. */
export function isDuplicateOrder(error: unknown): boolean {
  return error instanceof ProviderRejected && error.code === 'merchant_order_id';
}
