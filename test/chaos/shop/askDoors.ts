import { setTimeout as delay } from 'node:timers/promises';
import { apiRequest, type ApiRequest } from '../../world/apiRequest';
import { fetchWithin } from './fetchWithin';

export interface Asked extends ApiRequest {
  /** Origins of API processes; the first is asked first, then in turn. */
  readonly doors: readonly string[];
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** An API may wait for the engine twice before it answers. */
const ATTEMPT_MS = 12_000;
/** Longer than anything is away. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 300;

/**
 * Asks until there is an answer that means something, as a client with an idempotency key may: what broke off, was
 * refused for the moment or failed is sent again, to the next door.
 * @returns undefined when no such answer came for as long as anybody would try.
 */
export async function askDoors(asked: Asked): Promise<Answered | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let attempt = 0; Date.now() < deadline; attempt += 1) {
    const answer = await ask(asked, asked.doors[attempt % asked.doors.length] ?? '');
    if (answer !== undefined) return answer;
    await delay(PAUSE_MS);
  }
  return undefined;
}

/** Undefined: nobody knows what became of it. */
async function ask(asked: Asked, door: string): Promise<Answered | undefined> {
  try {
    const { status, text } = await fetchWithin(`${door}${asked.path}`, ATTEMPT_MS, apiRequest(asked));
    if (status >= 500 || status === 429) return undefined;
    return { status, body: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
