export const links = {
  holdReasons: { CASH_CHANGE: 'The courier must be told what to collect', DEPOSIT: 'Waits for its deposit' },
  holdAdvice: {
    CASH_CHANGE:
      'call the courier and have it collect what stands under Money, then release the hold. If it collects more all the same, the order is held for finance.',
    DEPOSIT:
      'the customer has a link to pay it by; you can send another one. Release the hold where the shop does without the deposit.',
  },
  messageKinds: { paymentLink: 'a link to pay by', depositLink: 'a link to pay the deposit' },
  title: 'Payment links',
  purpose: { BALANCE: 'Payment', DEPOSIT: 'Deposit' },
  state: {
    OPEN: 'Open',
    USED: 'Paid',
    EXPIRED: 'Expired',
    REPLACED: 'Replaced',
    WITHDRAWN: 'Withdrawn',
    ORDER_CANCELLED: 'Order cancelled',
    ALREADY_PAID: 'Paid otherwise',
  },
  until: 'until {{until}}',
  copy: 'Copy the link',
  copied: 'Copied',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw the link to pay {{amount}}?',
  withdrawExplain: 'Nobody can pay by it any more. The customer can be sent another one.',
  make: {
    title: 'Make a payment link',
    explain:
      'Whoever has the link can pay by card once. It is sent to the customer, and takes the place of an earlier one that is open.',
    explainDeposit:
      'Whoever has the link can pay by card once. It is sent to the customer, and takes the place of an earlier one for a payment. The link to pay the deposit stays open; whoever pays by the new one has paid the deposit, too.',
    amount: 'Amount, in {{currency}}',
    range: 'At least {{least}}, the deposit; at most {{most}}, all that is unpaid.',
    most: 'At most {{amount}}: what is unpaid.',
    hours: 'Works for',
    inHours_one: '{{count, number}} hour',
    inHours_other: '{{count, number}} hours',
    inDays_one: '{{count, number}} day',
    inDays_other: '{{count, number}} days',
    do: 'Make and send',
    badAmount: 'This can’t be the amount: above 0, and at most {{amount}}.',
    badAmountDeposit: 'This can’t be the amount: at least {{least}}, and at most {{most}}.',
  },
  toDoor: {
    title: 'Pay at the door instead',
    open: 'Pay at the door instead',
    explain:
      '{{amount}} will be paid in cash, at the door. What is reserved on a card is given free, and nothing is charged.',
    do: 'Pay at the door',
  },
  toCard: {
    open: 'Pay now instead',
    title: 'Pay {{amount}} now',
    explain: 'The card pays what you would pay at the door. The courier collects that much less.',
    explainDeposit: 'The card pays this part in advance. You pay the rest at the door.',
  },
  deposit: {
    title: 'This order needs a deposit of {{amount}}.',
    explain: 'Pay {{now}} now, and {{atTheDoor}} at the door. The order goes out after the deposit.',
    ends: 'Without it the order is cancelled after {{until}}.',
    do: 'Pay the deposit',
    now: 'Deposit, in advance',
    checkoutHint: 'We send you a link to pay it. The order goes out after that.',
  },
  sent: 'A link to pay {{amount}} was sent to you; it works until {{until}}.',
  events: {
    PaymentLinkMade: 'A payment link was made.',
    PaymentLinkUsed: 'The payment link was paid by.',
    PaymentLinkWithdrawn: 'A payment link was withdrawn.',
    CashDueChanged: 'Another amount is to be paid at the door.',
  },
};
