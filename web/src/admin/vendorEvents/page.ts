import { IconMessageReport } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const vendorEventsPage = definePage({
  path: '/admin/vendor-events',
  before: requireStaff,
  load: () => import('./VendorEventsPage'),
  component: 'VendorEventsPage',
  nav: { order: 50, text: 'vendorEvents.nav', icon: IconMessageReport, needs: 'workInBackOffice' },
});
