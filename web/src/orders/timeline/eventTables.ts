/** How every kind of event is told: one line for each capability. */
export { orderEvents } from '../events';
export { inventoryEvents } from '../../admin/inventory/events';
export { allocationEvents } from '../../admin/allocation/events';
export { moneyEvents } from '../../admin/money/events';
export { cashEvents } from '../../admin/cash/events';
export { linkEvents } from '../../admin/links/events';
export { payoutEvents } from '../../admin/payouts/events';
export { refundEvents } from '../../admin/refunds/events';
export { holdEvents } from '../../admin/holds/events';
export { reviewEvents } from '../../admin/review/events';
export { parcelEvents } from '../../admin/parcels/events';
export { deliveryEvents } from '../../admin/delivery/events';
export { erpEvents } from '../../admin/erp/events';
export { noteEvents } from '../../admin/notes/events';
