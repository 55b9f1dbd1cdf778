import { useSyncExternalStore } from 'react';
import { currentSession } from '../../../session/session';
import { readAdminSearch, type AdminSearch } from '../adminSearch';

/** An order as the pages beside the list lead to it. */
export interface ListedOrder {
  readonly id: string;
  readonly number: string;
}

/** The list that somebody works through: its filters, and its orders as far as they were shown. */
export interface ListPlace {
  readonly search: AdminSearch;
  readonly orders: readonly ListedOrder[];
  /** Leads to those after them; null after the last. */
  readonly nextCursor: string | null;
}

/** A tab's own: in another one somebody works through another list. */
const STORAGE_KEY = 'throughline.list';

interface Kept extends ListPlace {
  /** Whose list it is: the next to sign in has not come from it. */
  readonly of: string;
}

const listeners = new Set<() => void>();
let kept: Kept | undefined = parseKept(
  typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(STORAGE_KEY),
);

/** Keeps the list for the pages of its orders, which lead back to it and on to the next. */
export function rememberList(place: ListPlace): void {
  const of = currentSession()?.id;
  if (of === undefined) return;
  kept = { ...place, of };
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  for (const listener of listeners) listener();
}

/** The list that the person came from last; undefined when they came from none. */
export const listPlace = (): ListPlace | undefined =>
  kept !== undefined && kept.of === currentSession()?.id ? kept : undefined;

/** {@link listPlace}, kept current. */
export function useListPlace(): ListPlace | undefined {
  return useSyncExternalStore(onChange, listPlace);
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What another release left there, or somebody's hand, is no list. */
export function parseKept(text: string | null): Kept | undefined {
  if (text === null) return undefined;
  try {
    const stored: unknown = JSON.parse(text);
    return isKept(stored) ? { ...stored, search: readAdminSearch({ ...stored.search }) } : undefined;
  } catch {
    return undefined;
  }
}

function isKept(stored: unknown): stored is Kept {
  if (typeof stored !== 'object' || stored === null) return false;
  const { of, search, orders, nextCursor } = stored as Partial<Kept>;
  const isList = Array.isArray(orders) && orders.every((order) => typeof order?.id === 'string');
  return (
    typeof of === 'string' &&
    typeof search === 'object' &&
    search !== null &&
    isList &&
    (nextCursor === null || typeof nextCursor === 'string')
  );
}

/** The orders before and after one of them; both undefined for an order that is not in the list. */
export function neighboursOf(
  place: ListPlace | undefined,
  orderId: string,
): { readonly previous: ListedOrder | undefined; readonly next: ListedOrder | undefined } {
  const { orders = [] } = place ?? {};
  const index = orders.findIndex(({ id }) => id === orderId);
  if (index < 0) return { previous: undefined, next: undefined };
  return { previous: orders[index - 1], next: orders[index + 1] };
}
