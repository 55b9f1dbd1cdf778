export const cash = {
  holdReasons: { CONFIRMATION: 'To be confirmed by the customer' },
  holdAdvice: {
    CONFIRMATION: 'call the customer and ask whether they want what they are to pay at the door.',
  },
  confirmed: 'The customer wants it',
  refused: 'The customer does not',
  amount: 'Amount: {{amount}}',
  events: {
    CashCollected: 'Cash collected at the door',
    CashRemitted: 'The courier handed over cash',
  },
};
