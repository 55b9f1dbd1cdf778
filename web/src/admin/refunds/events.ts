import type { EventWords } from '../../orders/timeline/eventWord';

export const refundEvents = {
  RefundRequested: { text: 'refunds.events.RefundRequested', tone: 'waiting', amount: 'refunds.amount' },
  RefundApproved: { text: 'refunds.events.RefundApproved', tone: 'plain' },
  RefundRejected: { text: 'refunds.events.RefundRejected', tone: 'plain' },
  RefundOutcomeUnknown: { text: 'refunds.events.RefundOutcomeUnknown', tone: 'waiting' },
  RefundNotMade: { text: 'refunds.events.RefundNotMade', tone: 'waiting' },
  RefundPending: { text: 'refunds.events.RefundPending', tone: 'waiting' },
  RefundSucceeded: { text: 'refunds.events.RefundSucceeded', tone: 'good', amount: 'refunds.amount' },
  RefundFailed: { text: 'refunds.events.RefundFailed', tone: 'bad' },
  RefundRetried: { text: 'refunds.events.RefundRetried', tone: 'waiting' },
} as const satisfies EventWords;
