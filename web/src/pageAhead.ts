import { askAhead } from './http/ahead';
import { currentSession, isStaffSession } from './session/session';
import { authConfig } from './session/signIn';

interface PageAhead {
  /** The page's address; what its parentheses hold is given to `asks`. */
  readonly path: RegExp;
  /** The code that shows it. */
  readonly load: () => Promise<unknown>;
  /** What it asks the API first, in the words of its `api.ts`; only where an address has no filters of its own. */
  readonly asks?: (id: string) => readonly string[];
}

/** The pages that people open from outside, most by links in messages. */
const PAGES: readonly PageAhead[] = [
  { path: /^\/$/, load: () => import('./shop/products/ShopPage') },
  { path: /^\/checkout$/, load: () => import('./shop/checkout/CheckoutPage') },
  {
    path: /^\/orders$/,
    load: () => import('./orders/list/OrdersPage'),
    asks: () => ['/api/orders?limit=20'],
  },
  {
    path: /^\/orders\/([^/]+)$/,
    load: () => import('./orders/page/OrderPage'),
    asks: (id) => [`/api/orders/${id}`, `/api/orders/${id}/tracking`],
  },
  {
    path: /^\/pay\/([^/]+)$/,
    load: () => import('./pay/PayPage'),
  },
  {
    path: /^\/store-credit$/,
    load: () => import('./orders/storeCredit/StoreCreditPage'),
    asks: () => ['/api/me/store-credit'],
  },
  { path: /^\/sign-in$/, load: () => Promise.all([import('./session/SignInPage'), authConfig()]) },
  {
    path: /^\/admin\/orders$/,
    load: () => import('./admin/orderList/AdminOrdersPage'),
    asks: () => ['/api/admin/orders?limit=50', '/api/admin/orders/counts'],
  },
  {
    path: /^\/admin\/orders\/([^/]+)$/,
    load: () => import('./admin/order/AdminOrderPage'),
    asks: (id) => [`/api/admin/orders/${id}`],
  },
];

/** The page at the address; undefined for one that nobody begins with. */
export function pageAhead(path: string): PageAhead | undefined {
  const plain = withoutSlash(path);
  return PAGES.find((page) => page.path.test(plain));
}

/** What the page at the address will ask, beside its code. */
export function asksAhead({ pathname, search }: Pick<Location, 'pathname' | 'search'>): readonly string[] {
  const page = pageAhead(pathname);
  if (!page?.asks || search !== '' || isClosed(pathname)) return [];
  return page.asks(page.path.exec(withoutSlash(pathname))?.[1] ?? '');
}

/** Fetches a page's code, and what it will ask, beside the application, which would ask for both once it is there itself. */
export function fetchPageAhead(location: Pick<Location, 'pathname' | 'search'>): void {
  for (const url of asksAhead(location)) askAhead(url);
  // The router asks again, and shows what went wrong.
  pageAhead(location.pathname)
    ?.load()
    .catch(() => undefined);
}

/** A page of staff asks nothing for anybody else, whom it leads away. */
const isClosed = (path: string): boolean => path.startsWith('/admin') && !isStaffSession(currentSession());

const withoutSlash = (path: string): string => (path.length > 1 ? path.replace(/\/$/, '') : path);
