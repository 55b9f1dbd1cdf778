import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const adminOrderPage = definePage({
  path: '/admin/orders/$orderId',
  before: requireStaff,
  load: () => import('./AdminOrderPage'),
  component: 'AdminOrderPage',
});
