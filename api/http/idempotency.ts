import { createHash } from 'node:crypto';

/** SHA-256 in hex over parts that can't run into each other. */
export function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Says that an answer is the one of an earlier request with the same key. */
export const REPLAYED = { 'Idempotency-Replayed': 'true' } as const;

/** A body's hash: the same content gives the same hash, in whatever order its members come. */
export function bodyHash(body: unknown): string {
  return digest(canonicalJson(body));
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
