/** What stands on the page of an order in the back office: one line for each capability. */
export { orderPart } from './order/part';
export { parcelPart } from './parcels/part';
export { deliveryPart } from './delivery/part';
export { moneyPart } from './money/part';
export { cashPart } from './cash/part';
export { linkPart } from './links/part';
export { promisePart } from './promise/part';
export { clockPart } from './clocks/part';
export { refundPart } from './refunds/part';
export { payoutPart } from './payouts/part';
export { storeCreditPart } from './storeCredit/part';
export { appeasementPart } from './appeasements/part';
export { messagePart } from './messages/part';
export { holdPart } from './holds/part';
export { reviewPart } from './review/part';
export { notePart } from './notes/part';
export { erpPart } from './erp/part';
