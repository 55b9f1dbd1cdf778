import type { EventWords } from '../../orders/timeline/eventWord';

export const payoutEvents = {
  PayoutNamed: { text: 'payouts.events.PayoutNamed', tone: 'plain' },
  PayoutProven: { text: 'payouts.events.PayoutProven', tone: 'plain' },
  PayoutApproved: { text: 'payouts.events.PayoutApproved', tone: 'plain' },
  PayoutSent: { text: 'payouts.events.PayoutSent', tone: 'waiting', amount: 'refunds.amount' },
  PayoutNotSent: { text: 'payouts.events.PayoutNotSent', tone: 'waiting' },
  PayoutPaid: { text: 'payouts.events.PayoutPaid', tone: 'good', amount: 'refunds.amount' },
  PayoutBounced: { text: 'payouts.events.PayoutBounced', tone: 'bad' },
} as const satisfies EventWords;
