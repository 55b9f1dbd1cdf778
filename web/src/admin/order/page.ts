import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const adminOrderPage = definePage({
  path: '/admin/orders/$orderId',
  before: requireStaff,
  /** The panel of records that stands open; absent: the first. */
  readSearch: ({ tab }: Record<string, unknown>): { tab?: string } =>
    typeof tab === 'string' && tab !== '' ? { tab } : {},
  load: () => import('./AdminOrderPage'),
  component: 'AdminOrderPage',
});
