import type { Route } from '../route';
import { adminErpRoutes } from './adminErp';
import { adminOrderCommandRoutes } from './adminOrderCommands';
import { adminOrderRecordRoutes } from './adminOrderRecords';
import { adminOrderRoutes } from './adminOrders';
import { adminShipmentRoutes } from './adminShipments';
import { checkoutRoutes } from './checkouts';
import { codecRoutes } from './codec';
import { creditRoutes } from './credits';
import { inventoryRoutes } from './inventory';
import { orderHistoryRoutes } from './orderHistory';
import { orderRoutes } from './orders';
import { productRoutes } from './products';
import { serviceRoutes } from './service';

/** Everything that can be called, webhooks aside. */
export const ROUTES: readonly Route[] = [
  ...checkoutRoutes,
  ...orderRoutes,
  ...orderHistoryRoutes,
  ...productRoutes,
  ...adminOrderRoutes,
  ...adminOrderCommandRoutes,
  ...adminShipmentRoutes,
  ...adminOrderRecordRoutes,
  ...adminErpRoutes,
  ...inventoryRoutes,
  ...creditRoutes,
  ...codecRoutes,
  ...serviceRoutes,
];
