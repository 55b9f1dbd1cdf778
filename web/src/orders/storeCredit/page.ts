import { definePage } from '../../routing/page';
import { requireCustomer } from '../../session/guards';

export const storeCreditPage = definePage({
  path: '/store-credit',
  before: requireCustomer,
  load: () => import('./StoreCreditPage'),
  component: 'StoreCreditPage',
});
