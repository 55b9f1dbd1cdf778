import { hrefOf, type Address } from './address';
import type { Shown } from './showing';

const STORAGE_KEY = 'throughline.scrolled';

/**
 * The entry of the history that a page was left in is where it is come back to. The list of orders is left and come back to by many
 * ways: each of its addresses has one place.
 */
const placeOf = (address: Address): string =>
  address.pathname === '/admin/orders' ? hrefOf(address) : address.entry || hrefOf(address);

const places = new Map<string, number>(stored());

/** Keeps how far each page is scrolled, for whoever comes back to it, in this tab and over a reload. */
export function keepScrolling(shown: () => Shown | undefined): void {
  window.history.scrollRestoration = 'manual';
  window.addEventListener(
    'scroll',
    () => {
      const now = shown();
      if (now) places.set(placeOf(now.address), window.scrollY);
    },
    { passive: true },
  );
  window.addEventListener('pagehide', () => sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...places])));
}

/** Scrolls a page that has just been shown to where it was left, to the place that its address names, or to its beginning. */
export function scrollTo({ address, staysScrolled }: Shown): void {
  if (staysScrolled) return;
  const left = places.get(placeOf(address));
  const named = address.hash && document.getElementById(address.hash.slice(1));
  if (left === undefined && named) named.scrollIntoView();
  else window.scrollTo(0, left ?? 0);
}

/** Nothing, where another release or somebody's hand left something else. */
function stored(): [string, number][] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(found) ? found.filter(isPlace) : [];
  } catch {
    return [];
  }
}

const isPlace = (value: unknown): value is [string, number] =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';
