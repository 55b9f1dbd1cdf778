import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { customerRoute } from '../../shell/parentRoutes';

export const checkoutPage = createRoute({
  getParentRoute: () => customerRoute,
  path: '/checkout',
  component: lazyRouteComponent(() => import('./CheckoutPage'), 'CheckoutPage'),
});
