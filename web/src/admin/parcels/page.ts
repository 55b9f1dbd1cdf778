import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const labelPage = definePage({
  path: '/admin/orders/$orderId/label/$shipmentId',
  before: requireStaff,
  load: () => import('./label/LabelPage'),
  component: 'LabelPage',
});
