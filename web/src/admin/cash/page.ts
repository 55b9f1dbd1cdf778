import { IconCash } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';
import type { CashFilter } from './api';

function readFilter({ state, courier }: Record<string, unknown>): CashFilter {
  return {
    ...(typeof state === 'string' && state && { state }),
    ...(typeof courier === 'string' && courier && { courier }),
  };
}

export const cashPage = definePage({
  path: '/admin/cash',
  before: requireStaff,
  readSearch: readFilter,
  load: () => import('./CashPage'),
  component: 'CashPage',
  nav: { group: 'money', order: 17, text: 'cash.nav', icon: IconCash, needs: 'readTransactions' },
});
