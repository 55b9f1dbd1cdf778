import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { customerRoute } from '../../shell/parentRoutes';

interface OrderSearch {
  readonly placed?: 'now' | 'before';
  /** The customer comes from the bank's page. */
  readonly from?: 'bank';
}

/** What the address of an order's page may carry; a gateway's `redirect_status` says that the customer comes from the bank. */
function readSearch({ placed, from, redirect_status: ofBank }: Record<string, unknown>): OrderSearch {
  return {
    ...(placed === 'now' || placed === 'before' ? { placed } : {}),
    ...(from === 'bank' || typeof ofBank === 'string' ? { from: 'bank' } : {}),
  };
}

export const orderPage = createRoute({
  getParentRoute: () => customerRoute,
  path: '/orders/$orderId',
  validateSearch: readSearch,
  // Gateways add more to our address, a secret among it: it doesn't stay there.
  search: { middlewares: [({ search, next }) => readSearch({ ...next(search) })] },
  component: lazyRouteComponent(() => import('./OrderPage'), 'OrderPage'),
});
