import type { ComponentType } from 'react';
import type { Address } from './address';

/** What is shown at an address. */
export interface Shown {
  readonly address: Address;
  readonly params: Readonly<Record<string, string>>;
  readonly search: object;
  /** Shows the page; undefined: there is none at this address, or it could not be opened. */
  readonly Component?: ComponentType;
  /** Why it could not be opened. */
  readonly error?: unknown;
  /** Where it is scrolled to is left as it is. */
  readonly staysScrolled?: boolean;
}

/** What a browser is at, and what it shows of it. */
export interface ShowingState {
  /** Where the browser is; the page there may still be on its way. */
  readonly address: () => Address;
  /** What is shown meanwhile; undefined until the first page is there. */
  readonly shown: () => Shown | undefined;
  /** Whether what is to be shown has been waited for long enough to say so. */
  readonly isLate: () => boolean;
  /** Calls back whenever one of these changes, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Until then the last page stays in sight: most are there sooner. */
const PATIENCE_MS = 150;

/** Keeps what is shown, and tells whoever shows it. */
export function createShowing() {
  const listeners = new Set<() => void>();
  let address: Address = { pathname: '', search: '', hash: '', entry: '' };
  let shown: Shown | undefined;
  let isLate = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const state: ShowingState = {
    address: () => address,
    shown: () => shown,
    isLate: () => isLate,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    state,
    /** The browser is at an address whose page is on its way. */
    wait: (at: Address): void => {
      address = at;
      clearTimeout(patience);
      patience = setTimeout(() => {
        isLate = true;
        tell();
      }, PATIENCE_MS);
      tell();
    },
    show: (next: Shown): void => {
      clearTimeout(patience);
      isLate = false;
      shown = next;
      tell();
    },
  };
}
