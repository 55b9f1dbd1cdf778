/** The pages of the back office: one line for each. */
export { adminHome, adminOrdersPage } from './admin/orderList/page';
export { adminOrderPage } from './admin/order/page';
export { labelPage } from './admin/parcels/page';
export { creditsPage } from './admin/money/page';
export { refundsPage, transactionsPage } from './admin/refunds/page';
export { payoutsPage } from './admin/payouts/page';
export { appeasementsPage } from './admin/appeasements/page';
export { customerCreditPage } from './admin/storeCredit/page';
export { cashPage } from './admin/cash/page';
export { clocksPage } from './admin/clocks/page';
export { inventoryPage, stockPage } from './admin/inventory/page';
export { serialsPage } from './admin/serials/page';
export { allocationPage } from './admin/allocation/rules/page';
export { warehousesPage } from './admin/warehouses/page';
export { erpPage } from './admin/erp/page';
export { vendorEventsPage } from './admin/vendorEvents/page';
