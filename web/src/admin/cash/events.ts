import type { EventWords } from '../../orders/timeline/eventWord';

export const cashEvents = {
  CashCollected: { text: 'cash.events.CashCollected', tone: 'good', amount: 'cash.amount' },
  CashRemitted: { text: 'cash.events.CashRemitted', tone: 'good', amount: 'cash.amount' },
} as const satisfies EventWords;
