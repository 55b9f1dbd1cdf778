import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const customerCreditPage = definePage({
  path: '/admin/customers/$customerId/store-credit',
  before: requireStaff,
  /** The currency that is put right unless another is chosen: that of the order which led here. */
  readSearch: ({ currency }: Record<string, unknown>): { currency?: string } =>
    typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? { currency } : {},
  load: () => import('./CustomerCreditPage'),
  component: 'CustomerCreditPage',
});
