import { IconClipboardList } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { addressOf } from '../../routing/targets';
import { requireStaff } from '../../session/guards';
import { currentSession } from '../../session/session';
import { staffHome } from '../../session/staffHome';
import { readAdminSearch } from './adminSearch';

const toTheirWork = (href: string): string =>
  requireStaff(href) ?? addressOf({ to: staffHome(currentSession()) });

/** The back office opens where its person works. */
export const adminHome = definePage({
  path: '/admin',
  before: toTheirWork,
});

export const adminOrdersPage = definePage({
  path: '/admin/orders',
  before: requireStaff,
  readSearch: readAdminSearch,
  load: () => import('./AdminOrdersPage'),
  component: 'AdminOrdersPage',
  nav: { order: 10, text: 'orderList.nav', icon: IconClipboardList },
});
