import { readAmount, type EventWords } from '../../orders/timeline/eventWord';

export const cashEvents = {
  CashCollected: {
    text: 'cash.events.CashCollected',
    tone: (data) => (readAmount(data) === 0 ? 'waiting' : 'good'),
    amount: 'cash.amount',
  },
  RemittanceTakenBack: { text: 'cash.events.RemittanceTakenBack', tone: 'bad', amount: 'cash.amount' },
  CashRemitted: { text: 'cash.events.CashRemitted', tone: 'good', amount: 'cash.amount' },
} as const satisfies EventWords;
