export const cash = {
  amount: 'Amount: {{amount}}',
  events: {
    CashCollected: 'Cash collected at the door',
    CashRemitted: 'The courier handed over cash',
  },
};
