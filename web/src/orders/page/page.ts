import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { customerRoute } from '../../shell/parentRoutes';

export const orderPage = createRoute({
  getParentRoute: () => customerRoute,
  path: '/orders/$orderId',
  validateSearch: ({ placed }: Record<string, unknown>): { placed?: 'now' | 'before' } =>
    placed === 'now' || placed === 'before' ? { placed } : {},
  component: lazyRouteComponent(() => import('./OrderPage'), 'OrderPage'),
});
