import type { HoldReason } from '../../../../../domain/holds/reasons';

export const review = {
  hold: {
    FRAUD_REVIEW: 'Fraud review',
    PAYMENT: 'Payment needs a person',
    COURIER: 'Courier needs a person',
    MANUAL: 'Put by hand',
  } satisfies Readonly<Record<HoldReason, string>>,
  risk: {
    guest: 'guest',
    'nothing delivered before': 'nothing delivered before',
    'large total': 'large total',
    'many of one product': 'many of one product',
    'several orders within the hour': 'several orders within the hour',
    'billed to another country': 'billed to another country',
    'several cards declined': 'several cards declined',
  },
  events: {
    RiskAssessed: 'The order passed through the automatic risk check.',
    OrderHeld: 'The order waits for a person: {{hold}}.',
    HoldReleased: 'The order may go on: {{hold}} was settled.',
  },
  score: 'Risk score {{score, number}} of 100',
  noScore: 'Not assessed yet',
  title: 'This order waits for a person',
  approve: 'Approve',
  reject: 'Reject and cancel',
  release: 'Release: {{hold}}',
  decision: 'Decision',
  notes: 'Why (optional)',
  holds: 'What the order waits for',
  holdFacts: 'blocks {{blocks}} · {{owner}} · since {{since}}',
  blocks: {
    payment: 'payment',
    release: 'picking and packing',
    'hand-over': 'hand-over to the courier',
    refund: 'refund',
  },
  put: {
    title: 'Hold the order',
    blocks: 'What must wait',
    note: 'Why it must wait (optional)',
    do: 'Put the hold',
  },
};
