import { IconPackages } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

/** What is looked for. Links of an earlier release name a SKU; one of digits alone arrives as a number. */
function readSearch({ q, sku }: Record<string, unknown>): { q?: string } {
  const wanted = q ?? sku;
  return typeof wanted === 'string' || typeof wanted === 'number' ? { q: String(wanted) } : {};
}

export const inventoryPage = definePage({
  path: '/admin/inventory',
  before: requireStaff,
  readSearch,
  load: () => import('./InventoryPage'),
  component: 'InventoryPage',
  nav: { order: 30, text: 'inventory.nav', icon: IconPackages, needs: 'readInventory' },
});

export const stockPage = definePage({
  path: '/admin/inventory/$sku',
  before: requireStaff,
  load: () => import('./product/StockPage'),
  component: 'StockPage',
});
