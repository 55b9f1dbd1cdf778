import { IconPackages } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';
import { VIEWS, type InventorySearch } from './views';

/** What is looked for. Links of an earlier release name a SKU; one of digits alone arrives as a number. */
function readSearch({ q, sku, show }: Record<string, unknown>): InventorySearch {
  const wanted = q ?? sku;
  const view = VIEWS.find((one) => one === show);
  return {
    ...((typeof wanted === 'string' || typeof wanted === 'number') && { q: String(wanted) }),
    ...(view && { show: view }),
  };
}

export const inventoryPage = definePage({
  path: '/admin/inventory',
  before: requireStaff,
  readSearch,
  load: () => import('./InventoryPage'),
  component: 'InventoryPage',
  nav: { group: 'stock', order: 30, text: 'inventory.nav', icon: IconPackages, needs: 'readInventory' },
});

export const stockPage = definePage({
  path: '/admin/inventory/$sku',
  before: requireStaff,
  load: () => import('./product/StockPage'),
  component: 'StockPage',
});
