import type { Phrasebook } from './phrasebook';

export const ENGLISH: Phrasebook = {
  orderPlaced: {
    subject: 'We have your order {number}',
    body: 'Thank you! Order {number} over {total} has reached us.',
  },
  paymentActionRequired: {
    subject: 'Please confirm the payment of order {number}',
    body: 'Your bank wants you to confirm the payment of order {number}: {action}',
  },
  paymentDeclined: {
    subject: 'The payment of order {number} failed',
    body: 'The payment of order {number} failed. We keep your goods for now; please pay again.',
  },
  orderConfirmed: {
    subject: 'Order {number} is confirmed',
    body: 'Order {number} is confirmed. We are packing it.',
  },
  parcelHandedOver: {
    subject: 'Order {number} is on its way',
    body: 'Order {number} is with the courier ({courier} {consignment}).',
  },
  outForDelivery: {
    subject: 'Order {number} arrives today',
    body: 'The courier is bringing order {number} to you today.',
  },
  deliveryFailed: {
    subject: 'Order {number} could not be delivered',
    body: 'The courier could not deliver order {number} and will try again.',
  },
  delivered: { subject: 'Order {number} has arrived', body: 'Order {number} has been delivered. Enjoy it!' },
  orderCancelled: {
    subject: 'Order {number} is cancelled',
    body: 'Order {number} is cancelled. Nothing was charged; what was reserved on your card is free again.',
  },
  noteAdded: { subject: 'A message about order {number}', body: '{note}' },
};
