/** The pages for customers: one line for each. */
export { shopPage } from './shop/products/page';
export { checkoutPage } from './shop/checkout/page';
export { storeCreditPage } from './orders/storeCredit/page';
export { ordersPage } from './orders/list/page';
export { payPage } from './pay/page';
export { orderPage } from './orders/page/page';
