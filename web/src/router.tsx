import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readAdminSearch } from './admin/orderList/adminSearch';
import { currentSession, isStaffSession } from './session/session';
import { ensureSignedIn } from './session/signIn';
import { NotFoundPage } from './shell/feedback/NotFoundPage';
import { PageError } from './shell/feedback/PageError';
import { PageSkeleton } from './shell/feedback/PageSkeleton';
import { Shell } from './shell/frame/Shell';

interface AskedFor {
  readonly location: { readonly href: string };
}

/** Staff have no cart and no orders of their own: in the shop they would fill a cart they can't open. */
async function requireCustomer({ location }: AskedFor): Promise<void> {
  const someone = await ensureSignedIn();
  if (someone && !isStaffSession(currentSession())) return;
  throw redirect({ to: '/sign-in', search: { next: location.href } });
}

function requireStaff({ location }: AskedFor): void {
  if (isStaffSession(currentSession())) return;
  throw redirect({ to: '/sign-in', search: { next: location.href } });
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: PageError,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && search.next.startsWith('/') ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('./session/SignInPage'), 'SignInPage'),
});

const customer = createRoute({ getParentRoute: () => root, id: 'customer', beforeLoad: requireCustomer });
const staff = createRoute({ getParentRoute: () => root, path: '/admin', beforeLoad: requireStaff });

const shop = createRoute({
  getParentRoute: () => customer,
  path: '/',
  component: lazyRouteComponent(() => import('./shop/products/ShopPage'), 'ShopPage'),
});
const checkout = createRoute({
  getParentRoute: () => customer,
  path: '/checkout',
  component: lazyRouteComponent(() => import('./shop/checkout/CheckoutPage'), 'CheckoutPage'),
});
const orders = createRoute({
  getParentRoute: () => customer,
  path: '/orders',
  component: lazyRouteComponent(() => import('./orders/list/OrdersPage'), 'OrdersPage'),
});
const order = createRoute({
  getParentRoute: () => customer,
  path: '/orders/$orderId',
  validateSearch: ({ placed }: Record<string, unknown>): { placed?: 'now' | 'before' } =>
    placed === 'now' || placed === 'before' ? { placed } : {},
  component: lazyRouteComponent(() => import('./orders/page/OrderPage'), 'OrderPage'),
});

const adminHome = createRoute({
  getParentRoute: () => staff,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/orders' });
  },
});
const adminOrders = createRoute({
  getParentRoute: () => staff,
  path: '/orders',
  validateSearch: readAdminSearch,
  component: lazyRouteComponent(() => import('./admin/orderList/AdminOrdersPage'), 'AdminOrdersPage'),
});
const adminOrder = createRoute({
  getParentRoute: () => staff,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./admin/order/AdminOrderPage'), 'AdminOrderPage'),
});
const label = createRoute({
  getParentRoute: () => staff,
  path: '/orders/$orderId/label/$shipmentId',
  component: lazyRouteComponent(() => import('./admin/parcels/LabelPage'), 'LabelPage'),
});
const credits = createRoute({
  getParentRoute: () => staff,
  path: '/credits',
  component: lazyRouteComponent(() => import('./admin/money/CreditsPage'), 'CreditsPage'),
});
const erp = createRoute({
  getParentRoute: () => staff,
  path: '/erp',
  component: lazyRouteComponent(() => import('./admin/erp/ErpPage'), 'ErpPage'),
});
const inventory = createRoute({
  getParentRoute: () => staff,
  path: '/inventory',
  validateSearch: (search: Record<string, unknown>): { sku?: string } =>
    // A SKU of digits alone arrives as a number.
    typeof search.sku === 'string' || typeof search.sku === 'number' ? { sku: String(search.sku) } : {},
  component: lazyRouteComponent(() => import('./admin/inventory/InventoryPage'), 'InventoryPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    customer.addChildren([shop, checkout, orders, order]),
    staff.addChildren([adminHome, adminOrders, adminOrder, label, credits, inventory, erp]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageError,
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
