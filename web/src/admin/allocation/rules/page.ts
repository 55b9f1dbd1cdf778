import { IconRoute } from '@tabler/icons-react';
import { definePage } from '../../../routing/page';
import { requireStaff } from '../../../session/guards';

export const allocationPage = definePage({
  path: '/admin/allocation',
  before: requireStaff,
  load: () => import('./AllocationPage'),
  component: 'AllocationPage',
  nav: { order: 33, text: 'allocation.rules.nav', icon: IconRoute, needs: 'readInventory' },
});
