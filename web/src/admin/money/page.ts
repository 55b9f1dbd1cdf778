import { IconCoins } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const creditsPage = definePage({
  path: '/admin/credits',
  before: requireStaff,
  load: () => import('./CreditsPage'),
  component: 'CreditsPage',
  nav: { group: 'money', order: 20, text: 'money.credits.nav', icon: IconCoins, needs: 'readCredits' },
});
