import { IconCashMove } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

/** What of the page is shown: payouts of one state, or a batch. */
export interface PayoutSearch {
  readonly state?: string;
  readonly batch?: string;
}

function readSearch({ state, batch }: Record<string, unknown>): PayoutSearch {
  return {
    ...(typeof state === 'string' && state && { state }),
    ...(typeof batch === 'string' && batch && { batch }),
  };
}

export const payoutsPage = definePage({
  path: '/admin/payouts',
  before: requireStaff,
  readSearch,
  load: () => import('./PayoutsPage'),
  component: 'PayoutsPage',
  nav: { group: 'money', order: 16, text: 'payouts.nav', icon: IconCashMove, needs: 'payOut' },
});
