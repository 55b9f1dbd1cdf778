import { renewSession } from '../session/signIn';
import { currentSession } from '../session/session';
import { fetchAnswer, fetchJson } from './fetchJson';
import { ApiProblem, signedOut } from './problem';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Filters; undefined and empty ones are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly idempotencyKey?: string;
  /** The revision that was read of what is changed: it is changed only where it is still at it. */
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
}

/**
 * Calls the API as the signed-in person; an expired token is renewed once on the way. Nothing is sent for nobody: a
 * page that is still there for a moment after its person signed out has nothing to ask.
 * @throws {ApiProblem} in the API's words, and when nobody is signed in. @throws {Unreachable} when no answer came.
 */
export function request<Body>(path: string, options: ApiRequest = {}): Promise<Body> {
  return asPerson((token) => send(path, options, token));
}

/**
 * Reads a file as the signed-in person: a link could not show who asks.
 * @throws {ApiProblem} @throws {Unreachable} as {@link request} does.
 */
export function requestFile(path: string): Promise<Blob> {
  return asPerson((token) => {
    const headers = { accept: 'text/csv', authorization: `Bearer ${token}` };
    return fetchAnswer(path, { headers }, (response) => response.blob());
  });
}

/**
 * Sends a file as it is.
 * @throws {ApiProblem} @throws {Unreachable} as {@link request} does.
 */
export function requestUpload<Body>(path: string, file: Blob): Promise<Body> {
  return asPerson((token) => {
    const headers = {
      ...{ accept: 'application/json', authorization: `Bearer ${token}` },
      'content-type': file.type || 'application/octet-stream',
    };
    return fetchJson<Body>(path, { method: 'POST', headers, body: file });
  });
}

async function asPerson<Answer>(ask: (token: string) => Promise<Answer>): Promise<Answer> {
  const token = tokenOfPerson();
  try {
    return await ask(token);
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
    if (!(await renewSession(token))) throw error;
    return ask(tokenOfPerson());
  }
}

function tokenOfPerson(): string {
  const session = currentSession();
  if (!session) throw signedOut();
  return session.token;
}

function send<Body>(path: string, options: ApiRequest, token: string): Promise<Body> {
  const { method = 'GET', body, query = {}, idempotencyKey, ifMatch, signal } = options;
  const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${token}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  return fetchJson<Body>(`${path}${queryString(query)}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
}

/** `?a=1&b=2` of the values that are there, or nothing. */
export function queryString(query: Readonly<Record<string, string | number | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
