import { IconBuildingWarehouse } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';

export const warehousesPage = definePage({
  path: '/admin/warehouses',
  before: requireStaff,
  load: () => import('./WarehousesPage'),
  component: 'WarehousesPage',
  nav: {
    group: 'stock',
    order: 32,
    text: 'warehouses.nav',
    icon: IconBuildingWarehouse,
    needs: 'readInventory',
  },
});
