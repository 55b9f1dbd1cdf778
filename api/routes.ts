import type { Route } from './http/route';
import { adminErpRoutes } from './erp/routes';
import { adminOrderCommandRoutes } from './orders/commandRoutes';
import { adminOrderRecordRoutes } from './orders/recordRoutes';
import { adminOrderRoutes } from './orders/staffRoutes';
import { adminShipmentRoutes } from './parcels/routes';
import { checkoutRoutes } from './placing/checkoutRoutes';
import { codecRoutes } from './codec/routes';
import { holdRoutes } from './holds/routes';
import { creditRoutes } from './credits/routes';
import { inventoryRoutes } from './inventory/routes';
import { orderHistoryRoutes } from './orders/historyRoutes';
import { orderRoutes } from './orders/customerRoutes';
import { productRoutes } from './catalogue/routes';
import { serviceRoutes } from './service/routes';

/** Everything that can be called, webhooks aside. */
export const ROUTES: readonly Route[] = [
  ...checkoutRoutes,
  ...orderRoutes,
  ...orderHistoryRoutes,
  ...productRoutes,
  ...adminOrderRoutes,
  ...adminOrderCommandRoutes,
  ...holdRoutes,
  ...adminShipmentRoutes,
  ...adminOrderRecordRoutes,
  ...adminErpRoutes,
  ...inventoryRoutes,
  ...creditRoutes,
  ...codecRoutes,
  ...serviceRoutes,
];
