import { IconCalendarExclamation } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';
import type { PromiseFilter } from './api';

const readFilter = ({ state, who }: Record<string, unknown>): PromiseFilter => ({
  ...(typeof state === 'string' && state && { state }),
  ...(typeof who === 'string' && who && { who }),
});

export const promisesPage = definePage({
  path: '/admin/promises',
  before: requireStaff,
  readSearch: readFilter,
  load: () => import('./PromisesPage'),
  component: 'PromisesPage',
  nav: { group: 'time', order: 13, text: 'forecast.nav', icon: IconCalendarExclamation },
});
