import { definePage } from '../../routing/page';
import { requireCustomer } from '../../session/guards';

export const checkoutPage = definePage({
  path: '/checkout',
  before: requireCustomer,
  load: () => import('./CheckoutPage'),
  component: 'CheckoutPage',
});
