import { definePage } from '../../routing/page';
import { requireCustomer } from '../../session/guards';

interface OrderSearch {
  readonly placed?: 'now' | 'before';
  /** The customer comes from the bank's page. */
  readonly from?: 'bank';
}

/**
 * What the address of an order's page may carry; a gateway's `redirect_status` says that the customer comes from the bank.
 * Gateways add more to our address, a secret among it: what isn't read here doesn't stay there.
 */
function readSearch({ placed, from, redirect_status: ofBank }: Record<string, unknown>): OrderSearch {
  return {
    ...(placed === 'now' || placed === 'before' ? { placed } : {}),
    ...(from === 'bank' || typeof ofBank === 'string' ? { from: 'bank' } : {}),
  };
}

export const orderPage = definePage({
  path: '/orders/$orderId',
  before: requireCustomer,
  readSearch,
  load: () => import('./OrderPage'),
  component: 'OrderPage',
});
