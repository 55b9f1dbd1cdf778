/** The pages that people open from outside, most by links in messages, with the code that shows them. */
const PAGES: readonly (readonly [path: RegExp, load: () => Promise<unknown>])[] = [
  [/^\/$/, () => import('./shop/products/ShopPage')],
  [/^\/checkout$/, () => import('./shop/checkout/CheckoutPage')],
  [/^\/orders$/, () => import('./orders/list/OrdersPage')],
  [/^\/orders\/[^/]+$/, () => import('./orders/page/OrderPage')],
  [/^\/sign-in$/, () => import('./session/SignInPage')],
  [/^\/admin\/orders$/, () => import('./admin/orderList/AdminOrdersPage')],
  [/^\/admin\/orders\/[^/]+$/, () => import('./admin/order/AdminOrderPage')],
];

/** The code of the page at the address; undefined for one that nobody begins with. */
export function pageAhead(path: string): (() => Promise<unknown>) | undefined {
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
  return PAGES.find(([pattern]) => pattern.test(plain))?.[1];
}

/** Fetches a page's code beside the application, which would ask for it once it is there itself. */
export function fetchPageAhead(path: string): void {
  // The router asks again, and shows what went wrong.
  pageAhead(path)?.().catch(() => undefined);
}
