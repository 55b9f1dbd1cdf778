import { problemOf, Unreachable } from './problem';

/**
 * Fetches JSON without a session.
 * @throws {ApiProblem} when the answer is a refusal. @throws {Unreachable} when there is none.
 */
export async function fetchJson<Body>(url: string, init: RequestInit = {}): Promise<Body> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new Unreachable('The server could not be reached.', { cause });
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Body;
}
