import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';

export const labelPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/orders/$orderId/label/$shipmentId',
  component: lazyRouteComponent(() => import('./label/LabelPage'), 'LabelPage'),
});
