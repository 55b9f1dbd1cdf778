import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';

export const adminOrderPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./AdminOrderPage'), 'AdminOrderPage'),
});
