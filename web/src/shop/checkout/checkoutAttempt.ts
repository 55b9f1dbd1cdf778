const STORAGE_KEY = 'throughline.checkoutAttempt';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The attempt to place a cart's order, for as long as nobody knows whether it was placed. */
export interface CheckoutAttempt<Request> {
  /** The idempotency key of all its requests. */
  readonly key: string;
  /** The requests that were sent, the newest last: one of them may have become the order. */
  readonly sent: readonly Request[];
}

/**
 * Notes that the request is about to be sent. The attempt outlives errors and reloads: whether a request that went
 * unanswered placed the order nobody knows, and only the same key makes asking again safe.
 */
export function noteAttempt<Request>(
  storage: Storage,
  request: Request,
  makeKey: () => string,
): CheckoutAttempt<Request> {
  const known = readAttempt<Request>(storage);
  const text = JSON.stringify(request);
  const others = known?.sent.filter((earlier) => JSON.stringify(earlier) !== text) ?? [];
  const attempt = { key: known?.key ?? makeKey(), sent: [...others, request] };
  storage.setItem(STORAGE_KEY, JSON.stringify(attempt));
  return attempt;
}

function readAttempt<Request>(storage: Storage): CheckoutAttempt<Request> | undefined {
  try {
    const stored = JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null') as Partial<
      CheckoutAttempt<Request>
    > | null;
    const { key, sent } = stored ?? {};
    return typeof key === 'string' && Array.isArray(sent) ? { key, sent } : undefined;
  } catch {
    return undefined;
  }
}

/** The order is placed: what comes next is another attempt. */
export function endAttempt(storage: Storage): void {
  storage.removeItem(STORAGE_KEY);
}
