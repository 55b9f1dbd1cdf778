import { definePage } from '../../../routing/page';
import { requireStaff } from '../../../session/guards';

export const allocationPage = definePage({
  path: '/admin/allocation',
  before: requireStaff,
  load: () => import('./AllocationPage'),
  component: 'AllocationPage',
});
