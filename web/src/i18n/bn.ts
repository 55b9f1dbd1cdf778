/** Every text of the pages in Bangla: one line for each capability. */
export { shell } from '../shell/texts/bn';
export { session } from '../session/texts/bn';
export { products } from '../shop/products/texts/bn';
export { cart } from '../shop/cart/texts/bn';
export { checkout } from '../shop/checkout/texts/bn';
export { orders } from '../orders/texts/bn';
export { timeline } from '../orders/timeline/texts/bn';
export { orderList } from '../admin/orderList/texts/bn';
export { adminOrder } from '../admin/order/texts/bn';
export { money } from '../admin/money/texts/bn';
export { parcels } from '../admin/parcels/texts/bn';
export { messages } from '../admin/messages/texts/bn';
export { holds } from '../admin/holds/texts/bn';
export { review } from '../admin/review/texts/bn';
export { notes } from '../admin/notes/texts/bn';
export { inventory } from '../admin/inventory/texts/bn';
export { erp } from '../admin/erp/texts/bn';
