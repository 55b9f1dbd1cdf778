import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { order, type OrderJson } from '../../api/schema/order';
import type { Config } from '../../config/config';
import { freePort } from '../../config/freePort';
import { STANDARD_POLICY } from '../../domain/order/policy';
import { createLogger } from '../../observability/logs/logger';
import { startServer } from '../../server';
import { ApiRefusal, createApiClient, type ApiClient } from '../replay/shop/apiClient';
import type { Persona } from '../../web/src/session/personas';
import { SHOWCASE, WATCHER, type ShowcaseOrder } from './showcaseOrders';

/** An order of the showcase, as it was found in the end. */
export interface ShownOrder {
  readonly number: string;
  readonly id: string;
  readonly place: string;
  /** Whether it stands where it should. */
  readonly there: boolean;
}

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 250;

export interface ShowcaseWorld {
  /** Of the running demonstration. */
  readonly config: Config;
  /** A bearer token of a person of the demonstration. */
  readonly tokenOf: (person: Persona) => Promise<string>;
}

/**
 * Places, among the orders of a running demonstration, those of a shop whose people pack and review. Each order keeps the policy it
 * was placed under, so a second API beside the demonstration's, which runs for this alone, has the other policy. Safe to repeat:
 * those that are there stay as people have left them.
 */
export async function placeShowcase({ config, tokenOf }: ShowcaseWorld): Promise<readonly ShownOrder[]> {
  const http = { ...config.http, host: '127.0.0.1', port: await freePort() };
  const log = createLogger({ level: 'silent', process: 'server' });
  const server = await startServer({ ...config, http, policy: STANDARD_POLICY }, log);
  try {
    const asPerson = async (person: Persona): Promise<ApiClient> =>
      createApiClient({ apiUrl: server.url, token: await tokenOf(person) });
    return await Promise.all(SHOWCASE.map((wanted) => show(wanted, asPerson)));
  } finally {
    await server.stop();
  }
}

async function show(
  { key, place, buyer, request, isReached, steps = [], isThere }: ShowcaseOrder,
  asPerson: (person: Persona) => Promise<ApiClient>,
): Promise<ShownOrder> {
  const shop = await asPerson(buyer);
  const placing = { method: 'POST', path: '/api/orders', body: request, idempotencyKey: key } as const;
  const answer = await shop.call(order, placing).catch(unlessSoldOut);
  if (answer === undefined) return { id: '', number: '', place, there: false };
  const {
    body: { id, number },
    replayed,
  } = answer;
  // Somebody may have acted on it since: it is theirs.
  if (replayed) return { id, number, place, there: true };
  const staff = await asPerson(WATCHER);
  let reached = await waitUntil(staff, id, isReached);
  for (const [index, { by, path, body, isDone }] of steps.entries()) {
    if (reached === undefined) break;
    const actor = await asPerson(by);
    const idempotencyKey = `${key}/step${index === 0 ? '' : `/${index}`}`;
    await actor.call(z.unknown(), { method: 'POST', path: path(reached), body, idempotencyKey });
    reached = await waitUntil(staff, id, isDone);
  }
  const there = reached !== undefined && (await waitUntil(staff, id, isThere)) !== undefined;
  return { id, number, place, there };
}

/** A shop may have sold what is wanted, or taken it off its list; the other orders are shown all the same. */
export function unlessSoldOut(error: unknown): undefined {
  if (error instanceof ApiRefusal && [409, 422].includes(error.status)) return undefined;
  throw error;
}

/** @returns the order as it is then; undefined when it doesn't come to that in time. */
async function waitUntil(
  client: ApiClient,
  orderId: string,
  holds: (order: OrderJson) => boolean,
): Promise<OrderJson | undefined> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(LOOK_EVERY_MS)) {
    const { body } = await client.call(order, { path: `/api/orders/${orderId}` });
    if (holds(body)) return body;
  }
  return undefined;
}
