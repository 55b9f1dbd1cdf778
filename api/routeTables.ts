/** Everything that can be called, webhooks aside: one line for each group of routes. */
export { checkoutRoutes } from './placing/checkoutRoutes';
export { orderRoutes } from './orders/customerRoutes';
export { orderHistoryRoutes } from './orders/historyRoutes';
export { productRoutes } from './catalogue/routes';
export { adminOrderRoutes } from './orders/staffRoutes';
export { adminOrderCommandRoutes } from './orders/commandRoutes';
export { holdRoutes } from './holds/routes';
export { deliveryRoutes } from './delivery/routes';
export { adminShipmentRoutes } from './parcels/routes';
export { adminOrderRecordRoutes } from './orders/recordRoutes';
export { adminErpRoutes } from './erp/routes';
export { inventoryRoutes } from './inventory/routes';
export { creditRoutes } from './credits/routes';
export { vendorEventRoutes } from './webhooks/routes';
export { codecRoutes } from './codec/routes';
export { serviceRoutes } from './service/routes';
