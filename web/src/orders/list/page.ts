import { IconReceipt2 } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { customerRoute } from '../../shell/parentRoutes';

export const ordersPage = createRoute({
  getParentRoute: () => customerRoute,
  path: '/orders',
  component: lazyRouteComponent(() => import('./OrdersPage'), 'OrdersPage'),
  staticData: { nav: { order: 20, text: 'orders.nav', icon: IconReceipt2 } },
});
