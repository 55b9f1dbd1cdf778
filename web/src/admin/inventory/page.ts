import { IconPackages } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';

/** What is looked for. Links of an earlier release name a SKU; one of digits alone arrives as a number. */
function readSearch({ q, sku }: Record<string, unknown>): { q?: string } {
  const wanted = q ?? sku;
  return typeof wanted === 'string' || typeof wanted === 'number' ? { q: String(wanted) } : {};
}

export const inventoryPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/inventory',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./InventoryPage'), 'InventoryPage'),
  staticData: { nav: { order: 30, text: 'inventory.nav', icon: IconPackages, needs: 'readInventory' } },
});
