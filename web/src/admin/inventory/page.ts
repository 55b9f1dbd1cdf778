import { IconPackages } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../../shell/parentRoutes';

export const inventoryPage = createRoute({
  getParentRoute: () => staffRoute,
  path: '/inventory',
  validateSearch: (search: Record<string, unknown>): { sku?: string } =>
    // A SKU of digits alone arrives as a number.
    typeof search.sku === 'string' || typeof search.sku === 'number' ? { sku: String(search.sku) } : {},
  component: lazyRouteComponent(() => import('./InventoryPage'), 'InventoryPage'),
  staticData: { nav: { order: 30, text: 'inventory.nav', icon: IconPackages, needs: 'readInventory' } },
});
