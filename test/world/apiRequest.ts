/** What a client of the API asks for, besides where. */
export interface ApiRequest {
  readonly token: string;
  readonly method: string;
  readonly body?: unknown;
  /** The idempotency key, where the operation wants one. */
  readonly key?: string | undefined;
}

/** The request as `fetch` takes it: authorized, in JSON. */
export function apiRequest({ token, method, body, key }: ApiRequest): RequestInit {
  return {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}
