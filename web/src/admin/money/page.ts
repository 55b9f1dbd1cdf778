import { IconCoins } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';

export const creditsPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/credits',
  component: lazyRouteComponent(() => import('./CreditsPage'), 'CreditsPage'),
  staticData: { nav: { order: 20, text: 'money.credits.nav', icon: IconCoins, needs: 'readCredits' } },
});
