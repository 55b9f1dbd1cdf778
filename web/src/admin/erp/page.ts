import { IconRefresh } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const erpPage = definePage({
  path: '/admin/erp',
  before: requireStaff,
  load: () => import('./ErpPage'),
  component: 'ErpPage',
  nav: { order: 40, text: 'erp.nav', icon: IconRefresh },
});
