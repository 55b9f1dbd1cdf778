/** Of the page that a payment link opens. */
export const pay = {
  title: 'Pay for order {{number}}',
  until: 'This link works once, until {{until}}.',
  settling: 'The payment is being settled.',
  confirmHint:
    'Its page opens in another tab. Come back to this one afterwards: it shows what became of the payment.',
  none: 'There is no such payment link.',
  noneHint: 'The address may be incomplete. Please ask the shop for the link again.',
  state: {
    USED: 'Order {{number}}: the payment was made.',
    EXPIRED: 'The link for order {{number}} has expired.',
    REPLACED: 'There is a newer link for order {{number}}.',
    WITHDRAWN: 'The shop has withdrawn this link.',
    ORDER_CANCELLED: 'Order {{number}} is cancelled.',
    ALREADY_PAID: 'Order {{number}} has nothing left to pay.',
  },
  hint: {
    USED: 'Thank you. This link can’t be used again.',
    EXPIRED: 'Nothing was charged. Please ask the shop for another one.',
    REPLACED: 'Please use the one that you got last. Nothing was charged by this one.',
    WITHDRAWN: 'Nothing was charged. Please ask the shop if you expected to pay.',
    ORDER_CANCELLED: 'Nothing is to be paid, and nothing was charged by this link.',
    ALREADY_PAID: 'It was paid in another way. Nothing was charged by this link.',
  },
};
