/** Every text of the pages in English: one line for each capability. The other languages have the same keys. */
export { shell } from '../shell/texts/en';
export { session } from '../session/texts/en';
export { products } from '../shop/products/texts/en';
export { cart } from '../shop/cart/texts/en';
export { checkout } from '../shop/checkout/texts/en';
export { orders } from '../orders/texts/en';
export { timeline } from '../orders/timeline/texts/en';
export { orderList } from '../admin/orderList/texts/en';
export { adminOrder } from '../admin/order/texts/en';
export { money } from '../admin/money/texts/en';
export { parcels } from '../admin/parcels/texts/en';
export { messages } from '../admin/messages/texts/en';
export { holds } from '../admin/holds/texts/en';
export { review } from '../admin/review/texts/en';
export { notes } from '../admin/notes/texts/en';
export { inventory } from '../admin/inventory/texts/en';
export { erp } from '../admin/erp/texts/en';
