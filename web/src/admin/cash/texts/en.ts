export const cash = {
  amount: 'Amount: {{amount}}',
  /** To the customer. */
  atDoor: {
    toPay: 'Please have {{amount}} ready for the courier.',
    toPayRounded: 'Please have {{amount}} ready for the courier: whole taka are collected.',
    paid: 'You paid {{amount}} at the door.',
  },
  events: {
    CashCollected: 'Cash collected at the door',
    CashRemitted: 'The courier handed over cash',
  },
};
