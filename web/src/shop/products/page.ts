import { IconBuildingStore } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { customerRoute } from '../../shell/parentRoutes';

export const shopPage = createRoute({
  getParentRoute: () => customerRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./ShopPage'), 'ShopPage'),
  staticData: { nav: { order: 10, text: 'products.nav', icon: IconBuildingStore } },
});
