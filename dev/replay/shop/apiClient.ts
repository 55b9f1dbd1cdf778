import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { problem } from '../../../api/schema/problem';
import { cutText } from '../../../domain/text/cutText';

/** The API refused a request: repeating it would change nothing. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(`${status}: ${detail}`);
  }
}

/** The API gave no usable answer for as long as we tried. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** With a leading slash, query included. */
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export interface ApiAnswer<Body> {
  readonly body: Body;
  /** The answer is that of an earlier request with the same key. */
  readonly replayed: boolean;
  /** How often it was asked; from 2 on an earlier attempt of ours may have had its effect unseen. */
  readonly attempts: number;
}

/** Calls one API as one caller; every request is repeated until it is answered, so it must be safe to repeat. */
export interface ApiClient {
  /**
   * @throws {ApiRefusal} on a 4xx other than 429.
   * @throws {ApiUnreachable} when network faults, 429 and 5xx don't end.
   * @throws {z.ZodError} when the answer isn't what the contract says.
   */
  call<Schema extends z.ZodType>(schema: Schema, request: ApiRequest): Promise<ApiAnswer<z.output<Schema>>>;
}

export interface ApiClientOptions {
  /** Origin of the API. */
  readonly apiUrl: string;
  readonly token: string;
  readonly attempts?: number;
  readonly firstDelayMs?: number;
}

const TIMEOUT_MS = 30_000;
const LONGEST_DELAY_MS = 15_000;

/** With the standard options a request is tried for about a minute. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { attempts: limit = 9, firstDelayMs = 250 } = options;
  return {
    async call(schema, request) {
      for (let attempts = 1; ; attempts += 1) {
        const outcome = await attempt(options, request);
        if ('replayed' in outcome) {
          return { body: schema.parse(outcome.body), replayed: outcome.replayed, attempts };
        }
        if (attempts >= limit) throw unreachable(options, request, outcome);
        await delay(pause(attempts, firstDelayMs, outcome.retryAfterMs));
      }
    },
  };
}

interface Success {
  readonly body: unknown;
  readonly replayed: boolean;
}

interface Failure {
  readonly reason: string;
  readonly cause?: unknown;
  readonly retryAfterMs?: number;
}

async function attempt(
  { apiUrl, token }: ApiClientOptions,
  { method = 'GET', path, body, idempotencyKey }: ApiRequest,
): Promise<Success | Failure> {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
  };
  try {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) {
      return {
        body: await response.json(),
        replayed: response.headers.get('Idempotency-Replayed') === 'true',
      };
    }
    const detail = await readDetail(response);
    if (response.status !== 429 && response.status < 500) throw new ApiRefusal(response.status, detail);
    return { reason: `${response.status}: ${detail}`, retryAfterMs: readRetryAfter(response) };
  } catch (cause) {
    if (cause instanceof ApiRefusal) throw cause;
    return { reason: describeNetworkFault(cause), cause };
  }
}

/** A shop of another release may have problems of types that are unknown here. */
const told = problem.pick({ detail: true });

async function readDetail(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return told.parse(JSON.parse(text)).detail;
  } catch {
    // A proxy in between answers in its own words.
    return cutText(text, 200) || response.statusText;
  }
}

function readRetryAfter({ headers }: Response): number {
  const seconds = Number(headers.get('Retry-After') ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, 60_000) : 0;
}

/** `fetch` only says "fetch failed"; what failed stands in its cause. */
function describeNetworkFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return `${error.message} (${String(cause.code)})`;
  return error.message;
}

/** Doubles from one attempt to the next, with some chance in it, so that callers don't come back all at once. */
function pause(attempts: number, firstDelayMs: number, retryAfterMs = 0): number {
  const backoff = Math.min(firstDelayMs * 2 ** (attempts - 1), LONGEST_DELAY_MS);
  return Math.max(retryAfterMs, backoff * (0.75 + Math.random() / 2));
}

function unreachable(
  { apiUrl }: ApiClientOptions,
  { method = 'GET', path }: ApiRequest,
  failure: Failure,
): ApiUnreachable {
  return new ApiUnreachable(`${method} ${path} got no answer from ${apiUrl}: ${failure.reason}`, {
    cause: failure.cause,
  });
}
