import { IconBuildingStore } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireCustomer } from '../../session/guards';

export const shopPage = definePage({
  path: '/',
  before: requireCustomer,
  load: () => import('./ShopPage'),
  component: 'ShopPage',
  nav: { order: 10, text: 'products.nav', icon: IconBuildingStore },
});
