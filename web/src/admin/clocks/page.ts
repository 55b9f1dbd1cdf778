import { IconClockExclamation } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';
import type { ClockFilter } from './api';

/** What is looked for; a number of digits alone arrives as one. */
function readFilter({ clock, level }: Record<string, unknown>): ClockFilter {
  return {
    ...(typeof clock === 'string' && clock && { clock }),
    ...((typeof level === 'string' || typeof level === 'number') && level && { level: String(level) }),
  };
}

export const clocksPage = definePage({
  path: '/admin/clocks',
  before: requireStaff,
  readSearch: readFilter,
  load: () => import('./ClocksPage'),
  component: 'ClocksPage',
  nav: { group: 'time', order: 12, text: 'clocks.nav', icon: IconClockExclamation },
});
