import { createRouter } from './createRouter';
import { definePage, type Page } from './page';

/** As much of a browser as leads from page to page. */
function openBrowser(href: string) {
  let state: unknown = null;
  let url = new URL(href, 'http://shop.test');
  const entries: string[] = [href];
  const go = (next: unknown, to: string, replace: boolean): void => {
    state = next;
    url = new URL(to, url);
    entries.splice(replace ? -1 : entries.length, 1, to);
  };
  const listeners: (() => void)[] = [];
  Object.assign(globalThis, {
    window: {
      get location() {
        return url;
      },
      history: {
        get state() {
          return state;
        },
        pushState: (next: unknown, _title: string, to: string) => go(next, to, false),
        replaceState: (next: unknown, _title: string, to: string) => go(next, to, true),
      },
      addEventListener: (_type: string, listener: () => void) => listeners.push(listener),
    },
  });
  return {
    entries,
    goBackTo: (to: string) => {
      go(null, to, true);
      for (const listener of listeners) listener();
    },
  };
}

afterAll(() => Reflect.deleteProperty(globalThis, 'window'));

const Home = () => null;
const Order = () => null;
const home = definePage({ path: '/', load: () => Promise.resolve({ Home }), component: 'Home' });
const order = definePage({
  path: '/orders/$orderId',
  readSearch: ({ placed }) => (placed === 'now' ? { placed } : {}),
  load: () => Promise.resolve({ Order }),
  component: 'Order',
});
const closed = definePage({ path: '/closed', before: () => '/?next=/closed' });
const PAGES: readonly Page[] = [home, order, closed];

async function startAt(href: string, pages = PAGES) {
  const browser = openBrowser(href);
  const router = createRouter();
  router.start(pages);
  await settled();
  return { browser, router };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('shows the page at the address with what the page reads from it, and takes the rest away', async () => {
  const { browser, router } = await startAt('/orders/o-1/?placed=now&secret=s#story');
  expect(router.shown()).toMatchObject({
    Component: Order,
    params: { orderId: 'o-1' },
    search: { placed: 'now' },
  });
  expect(browser.entries).toEqual(['/orders/o-1?placed=now#story']);
});

it('leads on where a page may not be shown, and not back to it', async () => {
  const { browser, router } = await startAt('/closed');
  expect(router.shown()?.Component).toBe(Home);
  expect(browser.entries).toEqual(['/?next=/closed']);
});

it('shows no page where there is none', async () => {
  const { router } = await startAt('/nowhere');
  expect(router.shown()).toMatchObject({ address: { pathname: '/nowhere' } });
  expect(router.shown()?.Component).toBeUndefined();
});

it('goes on, in the place of the last page when told to, and follows the browser back', async () => {
  const { browser, router } = await startAt('/');
  await router.navigate({ href: '/orders/o-1' });
  await router.navigate({ href: '/orders/o-2', replace: true, resetScroll: false });
  expect(browser.entries).toEqual(['/', '/orders/o-2']);
  expect(router.shown()).toMatchObject({ params: { orderId: 'o-2' }, staysScrolled: true });
  browser.goBackTo('/');
  await settled();
  expect(router.shown()?.Component).toBe(Home);
});

it('opens nothing anew for a place within the page', async () => {
  const { browser, router } = await startAt('/orders/o-1');
  const shown = router.shown();
  browser.goBackTo('/orders/o-1#content');
  await settled();
  expect(router.shown()).toBe(shown);
});

it('keeps the last page until the next is there, and shows the one that was asked for last', async () => {
  let arrive: (part: { readonly Slow: () => null }) => void = () => undefined;
  const code = new Promise<{ readonly Slow: () => null }>((resolve) => {
    arrive = resolve;
  });
  const slow = definePage({ path: '/slow', load: () => code, component: 'Slow' });
  const { router } = await startAt('/', [...PAGES, slow]);
  const going = router.navigate({ href: '/slow' });
  expect(router.address().pathname).toBe('/slow');
  expect(router.shown()?.Component).toBe(Home);
  await router.navigate({ href: '/orders/o-1' });
  arrive({ Slow: () => null });
  await going;
  expect(router.shown()?.Component).toBe(Order);
});

it('says why a page could not be opened, and opens it when it is asked again', async () => {
  let fails = true;
  const load = () => (fails ? Promise.reject(new Error('lost')) : Promise.resolve({ Home }));
  const { router } = await startAt('/lost', [definePage({ path: '/lost', load, component: 'Home' })]);
  expect(router.shown()?.error).toEqual(new Error('lost'));
  fails = false;
  await router.reopen();
  expect(router.shown()).toMatchObject({ Component: Home });
  expect(router.shown()?.error).toBeUndefined();
});
