import type { ComponentType } from 'react';
import { addressNow, correct, enter, hrefOf, isSamePage } from './address';
import { reloadForNewRelease } from './newRelease';
import type { Page } from './page';
import { matchPath } from './path';
import { parseSearch, writeSearch } from './search';
import { createShowing, type ShowingState } from './showing';
import { addressOf, type Target } from './targets';

export interface Going {
  /** The address takes the last one's place in the history. */
  readonly replace?: boolean;
  /** False: what is shown stays scrolled where it is. */
  readonly resetScroll?: boolean;
}

export type Destination = (Target | { readonly href: string }) & Going;

/** Leads from addresses to pages. */
export interface Router extends ShowingState {
  readonly pages: () => readonly Page[];
  /** Goes to a page; resolved when it is shown. */
  readonly navigate: (destination: Destination) => Promise<void>;
  /** Opens the page at the present address once more. */
  readonly reopen: () => Promise<void>;
  /** Fetches the code of the page at the address, which somebody is likely to go to. */
  readonly preload: (href: string) => void;
  /**
   * Begins with the present address, and follows the browser's own buttons.
   * @param pages are looked for in this order.
   */
  readonly start: (pages: readonly Page[]) => void;
}

/** A router that knows no pages until it starts: what they consist of uses it. */
export function createRouter(): Router {
  let pages: readonly Page[] = [];
  const components = new Map<Page, ComponentType>();
  const showing = createShowing();
  let opening = 0;

  async function fetchComponent(page: Page): Promise<ComponentType | undefined> {
    const Component = components.get(page) ?? (await page.load?.());
    if (Component) components.set(page, Component);
    return Component;
  }

  /** Shows the page at the present address, unless somebody has gone on by the time it is there. */
  async function open({ resetScroll = true }: Going = {}): Promise<void> {
    const turn = (opening += 1);
    const isOver = (): boolean => turn !== opening;
    const { page, params } = pageAt(pages, addressNow().pathname);
    const search = readAddress(page);
    const address = addressNow();
    const at = { address, params, search, staysScrolled: !resetScroll };
    showing.wait(address);
    try {
      const elsewhere = await page?.before?.(hrefOf(address));
      if (isOver()) return;
      if (elsewhere !== undefined) return await go(elsewhere, { replace: true });
      const Component = page && (await fetchComponent(page));
      if (!isOver()) showing.show({ ...at, ...(Component && { Component }) });
    } catch (error) {
      if (!isOver() && !reloadForNewRelease(error)) showing.show({ ...at, error });
    }
  }

  function go(href: string, going: Going): Promise<void> {
    enter(href, going);
    return open(going);
  }

  return {
    ...showing.state,
    pages: () => pages,
    navigate: (destination) =>
      go('href' in destination ? destination.href : addressOf(destination), destination),
    reopen: () => open(),
    preload: (href) => {
      const { page } = pageAt(pages, new URL(href, window.location.href).pathname);
      // Whoever goes there asks again, and hears what went wrong.
      if (page) void fetchComponent(page).catch(() => undefined);
    },
    start: (known) => {
      pages = known;
      window.addEventListener('popstate', () => {
        // A link to a place within the page: the browser goes there itself.
        if (!isSamePage(addressNow(), showing.state.address())) void open();
      });
      void open();
    },
  };
}

/** What the page reads from the present address; what it doesn't read goes from the address. */
function readAddress(page: Page | undefined): object {
  if (!page?.readSearch) return {};
  const address = addressNow();
  const search = page.readSearch(parseSearch(address.search));
  const written = writeSearch(search);
  if (written !== address.search) correct(hrefOf({ ...address, search: written }));
  return search;
}

function pageAt(pages: readonly Page[], pathname: string) {
  for (const page of pages) {
    const params = matchPath(page.path, pathname);
    if (params) return { page, params };
  }
  return { page: undefined, params: {} };
}
