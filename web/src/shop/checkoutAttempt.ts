const STORAGE_KEY = 'throughline.checkoutAttempt';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The idempotency key of the attempt to place this cart's order. It outlives errors and reloads: whether a
 * request that went unanswered placed the order nobody knows, and only the same key makes asking again safe.
 */
export function attemptKey(storage: Storage, makeKey: () => string): string {
  const known = storage.getItem(STORAGE_KEY);
  if (known) return known;
  const key = makeKey();
  storage.setItem(STORAGE_KEY, key);
  return key;
}

/** The order is placed: what comes next is another attempt. */
export function endAttempt(storage: Storage): void {
  storage.removeItem(STORAGE_KEY);
}
