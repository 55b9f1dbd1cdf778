import { IconClipboardList } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';
import { readAdminSearch } from './adminSearch';

/** The back office opens with its list of orders. */
export const adminHome = createRoute({
  getParentRoute: () => staffRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/orders' });
  },
});

export const adminOrdersPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/orders',
  validateSearch: readAdminSearch,
  component: lazyRouteComponent(() => import('./AdminOrdersPage'), 'AdminOrdersPage'),
  staticData: { nav: { order: 10, text: 'orderList.nav', icon: IconClipboardList } },
});
