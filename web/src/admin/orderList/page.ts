import { IconClipboardList } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { addressOf } from '../../routing/targets';
import { requireStaff } from '../../session/guards';
import { readAdminSearch } from './adminSearch';

const toTheList = (href: string): string => requireStaff(href) ?? addressOf({ to: '/admin/orders' });

/** The back office opens with its list of orders. */
export const adminHome = definePage({
  path: '/admin',
  before: toTheList,
});

export const adminOrdersPage = definePage({
  path: '/admin/orders',
  before: requireStaff,
  readSearch: readAdminSearch,
  load: () => import('./AdminOrdersPage'),
  component: 'AdminOrdersPage',
  nav: { order: 10, text: 'orderList.nav', icon: IconClipboardList },
});
