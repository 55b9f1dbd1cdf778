/** Every kind of message to a customer: one line for each capability. */
export { ORDER_MESSAGES } from '../order/messages';
export { PAYMENT_MESSAGES } from '../payment/messages';
export { LINK_MESSAGES } from '../links/messages';
export { CASH_MESSAGES } from '../cash/messages';
export { REFUND_MESSAGES } from '../refunds/messages';
export { PAYOUT_MESSAGES } from '../payouts/messages';
export { STORE_CREDIT_MESSAGES } from '../storeCredit/messages';
export { PARCEL_MESSAGES } from '../parcel/messages';
export { ALLOCATION_MESSAGES } from '../allocation/messages';
export { NOTE_MESSAGES } from '../notes/messages';
export { PROMISE_MESSAGES } from '../promise/messages';
