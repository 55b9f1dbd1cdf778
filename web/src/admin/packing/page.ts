import { IconPackage } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const packingPage = definePage({
  path: '/admin/packing',
  before: requireStaff,
  load: () => import('./PackingPage'),
  component: 'PackingPage',
  nav: { order: 12, text: 'packing.nav', icon: IconPackage, needs: 'keepBoxes' },
});
