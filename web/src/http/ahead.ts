import { currentSession } from '../session/session';

/** What nobody has taken by then belongs to a page that never came; it would be old for the next. */
const FRESH_MS = 20_000;

interface Asked {
  readonly answer: Promise<Response>;
  readonly at: number;
}

/** By address and token: another person's answer is none of ours. */
const asked = new Map<string, Asked>();

const keyOf = (url: string, authorization: string | null): string => `${authorization ?? ''} ${url}`;

/** Asks the API what a page will ask, while its code is still on its way. Nothing is asked for nobody. */
export function askAhead(url: string): void {
  const session = currentSession();
  if (!session) return;
  const authorization = `Bearer ${session.token}`;
  const answer = fetch(url, { headers: { accept: 'application/json', authorization } });
  // Whoever takes it hears what went wrong.
  answer.catch(() => undefined);
  asked.set(keyOf(url, authorization), { answer, at: Date.now() });
}

/** The answer to what was asked ahead, for the first who asks the same; undefined: it has to be fetched. */
export function takeAhead(
  url: string,
  { method = 'GET', headers }: RequestInit,
): Promise<Response> | undefined {
  if (method !== 'GET') return undefined;
  const key = keyOf(url, new Headers(headers).get('authorization'));
  const found = asked.get(key);
  asked.delete(key);
  return found && Date.now() - found.at < FRESH_MS ? found.answer : undefined;
}
