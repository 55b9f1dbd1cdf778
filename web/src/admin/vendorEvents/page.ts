import { IconMessageReport } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';

export const vendorEventsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/vendor-events',
  component: lazyRouteComponent(() => import('./VendorEventsPage'), 'VendorEventsPage'),
  staticData: {
    nav: { order: 50, text: 'vendorEvents.nav', icon: IconMessageReport, needs: 'workInBackOffice' },
  },
});
