import { takeAhead } from './ahead';
import { ApiProblem, problemOf, Unreachable } from './problem';

/** Longer than the API takes for anything, shorter than anybody waits before a page that does nothing. */
const PATIENCE_MS = 20_000;

/**
 * Fetches JSON without a session. An answer that doesn't come in time counts as none.
 * @throws {ApiProblem} when the answer is a refusal. @throws {Unreachable} when there is none.
 */
export function fetchJson<Body>(url: string, init: RequestInit = {}): Promise<Body> {
  return fetchAnswer(url, init, async (response) => (await response.json()) as Body);
}

/**
 * The same of an answer of any kind.
 * @param read what is wanted of the answer, which is no refusal.
 */
export async function fetchAnswer<Answer>(
  url: string,
  init: RequestInit,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
  try {
    const response = await (takeAhead(url, init) ?? fetch(url, { ...init, signal }));
    if (!response.ok) throw await problemOf(response);
    return await read(response);
  } catch (cause) {
    if (cause instanceof ApiProblem || init.signal?.aborted) throw cause;
    throw new Unreachable('The server could not be reached.', { cause });
  }
}
