import { IconReceipt2 } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireCustomer } from '../../session/guards';

export const ordersPage = definePage({
  path: '/orders',
  before: requireCustomer,
  load: () => import('./OrdersPage'),
  component: 'OrdersPage',
  nav: { order: 20, text: 'orders.nav', icon: IconReceipt2 },
});
