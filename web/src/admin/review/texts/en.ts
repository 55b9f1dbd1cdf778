export const review = {
  risk: {
    guest: 'guest',
    'nothing delivered before': 'nothing delivered before',
    'large total': 'large total',
    'many of one product': 'many of one product',
    'several orders within the hour': 'several orders within the hour',
    'billed to another country': 'billed to another country',
    'several cards declined': 'several cards declined',
  },
  holdReasons: {
    FRAUD_REVIEW: 'Fraud review',
  },
  holdAdvice: {
    FRAUD_REVIEW: 'call the buyer if in doubt, then approve or reject.',
  },
  events: {
    RiskAssessed: 'The risk was checked automatically: score {{score, number}} of 100.',
  },
  told: 'Signs: {{reasons}}.',
  score: 'Risk score {{score, number}} of 100',
  noScore: 'Not assessed yet',
  approve: 'Approve',
  reject: 'Reject and cancel',
  rejectTitle: 'Reject and cancel the order?',
  rejectExplain:
    'The order is cancelled: its stock is free again, and what is reserved on the card is given free. This can’t be undone.',
};
