export const story = {
  title: 'What happened',
  happened: {
    OrderPlaced: 'The order was placed.',
    OrderConfirmed: 'Your order is confirmed.',
    ServicesFulfilled: 'The services were provided.',
    CancellationRequested: 'You asked to cancel the order: {{reason}}',
    CancelledForYou: 'The order is being cancelled: {{reason}}',
    OrderCancelled: 'The order was cancelled.',
    PaymentActionRequired: 'Your bank asked you to confirm the payment.',
    PaymentAuthorized: 'Your bank approved the payment.',
    PaymentDeclined: 'The payment failed. {{why}}',
    PaymentCaptured: 'Your card was charged.',
    PaymentVoided: 'The amount reserved on your card is free again.',
    PickingStarted: 'We started to prepare your items.',
    ParcelPacked: 'A parcel was packed.',
    ParcelHandedOver: 'The courier took over the parcel.',
  },
};
