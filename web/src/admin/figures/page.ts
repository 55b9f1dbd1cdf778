import { IconChartBar } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';
import type { FigureDays } from './api';

const DAY = /^\d{4}-\d\d-\d\d$/;

const readDays = ({ from, to }: Record<string, unknown>): FigureDays => ({
  ...(typeof from === 'string' && DAY.test(from) && { from }),
  ...(typeof to === 'string' && DAY.test(to) && { to }),
});

export const figuresPage = definePage({
  path: '/admin/figures',
  before: requireStaff,
  readSearch: readDays,
  load: () => import('./FiguresPage'),
  component: 'FiguresPage',
  nav: { group: 'time', order: 14, text: 'figures.nav', icon: IconChartBar },
});
