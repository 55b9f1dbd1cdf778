import { IconRefresh } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';

export const erpPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/erp',
  component: lazyRouteComponent(() => import('./ErpPage'), 'ErpPage'),
  staticData: { nav: { order: 40, text: 'erp.nav', icon: IconRefresh } },
});
