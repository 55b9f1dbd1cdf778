import { IconBarcode } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

/** The number that is looked for; one of digits alone arrives as a number. */
function readSearch({ value }: Record<string, unknown>): { value?: string } {
  return typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : {};
}

export const serialsPage = definePage({
  path: '/admin/serials',
  before: requireStaff,
  readSearch,
  load: () => import('./SerialsPage'),
  component: 'SerialsPage',
  nav: { group: 'stock', order: 35, text: 'serials.nav', icon: IconBarcode, needs: 'readSerials' },
});
