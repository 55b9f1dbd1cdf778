import { withoutSlash } from './path';

/** Where a browser is. */
export interface Address {
  readonly pathname: string;
  /** With its question mark; empty: there is none. */
  readonly search: string;
  readonly hash: string;
  /** The entry of the browser's history, which is unlike any other of the tab. */
  readonly entry: string;
}

/** Where the browser is now. */
export function addressNow(): Address {
  const { pathname, search, hash } = window.location;
  return { pathname: withoutSlash(pathname), search, hash, entry: entryOf(window.history.state) };
}

/** What stands in the address bar, from the path on. */
export const hrefOf = ({ pathname, search, hash }: Address): string => `${pathname}${search}${hash}`;

/** Whether they differ in nothing but the place within the page. */
export const isSamePage = (one: Address, other: Address): boolean =>
  one.pathname === other.pathname && one.search === other.search;

/** Enters an address into the browser's history, in the place of the last one or behind it. */
export function enter(href: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const state = { entry: Math.random().toString(36).slice(2) };
  if (replace) window.history.replaceState(state, '', href);
  else window.history.pushState(state, '', href);
}

/** Corrects what the address bar shows; the entry stays the one it is. */
export const correct = (href: string): void => window.history.replaceState(window.history.state, '', href);

const entryOf = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'entry' in state ? String(state.entry) : '';
