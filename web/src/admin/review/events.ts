import type { EventWords } from '../../orders/timeline/eventWord';

export const reviewEvents = {
  RiskAssessed: { text: 'review.events.RiskAssessed', tone: 'plain' },
} as const satisfies EventWords;
