import type { OpenedLinkJson } from '../../../api/schema/money/payments';
import { fetchJson } from '../http/fetchJson';

const path = (token: string): string => `/api/pay/${encodeURIComponent(token)}`;

/** What a link is for. Whoever is signed in in this browser plays no part. */
export const readLink = (token: string, signal: AbortSignal): Promise<OpenedLinkJson> =>
  fetchJson(path(token), { signal });

export const payByLink = (token: string, card: string): Promise<OpenedLinkJson> =>
  fetchJson(path(token), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ method: 'card', token: card }),
  });
