import { IconHeartHandshake } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const appeasementsPage = definePage({
  path: '/admin/appeasements',
  before: requireStaff,
  load: () => import('./AppeasementsPage'),
  component: 'AppeasementsPage',
  nav: {
    group: 'money',
    order: 16,
    text: 'appeasements.nav',
    icon: IconHeartHandshake,
    needs: 'readAppeasements',
  },
});
