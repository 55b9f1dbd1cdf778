import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { customerRoute } from '../../shell/parentRoutes';

interface OrderSearch {
  readonly placed?: 'now' | 'before';
  /** The customer comes from the bank's page. Gateways add words of their own to our address, which go no further than here. */
  readonly from?: 'bank';
}

export const orderPage = createRoute({
  getParentRoute: () => customerRoute,
  path: '/orders/$orderId',
  validateSearch: ({ placed, from, redirect_status: ofBank }: Record<string, unknown>): OrderSearch => ({
    ...(placed === 'now' || placed === 'before' ? { placed } : {}),
    ...(from === 'bank' || typeof ofBank === 'string' ? { from: 'bank' } : {}),
  }),
  component: lazyRouteComponent(() => import('./OrderPage'), 'OrderPage'),
});
