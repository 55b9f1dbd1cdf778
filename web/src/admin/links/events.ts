import type { EventWords } from '../../orders/timeline/eventWord';

export const linkEvents = {
  PaymentLinkMade: { text: 'links.events.PaymentLinkMade', tone: 'waiting', amount: 'cash.amount' },
  PaymentLinkUsed: { text: 'links.events.PaymentLinkUsed', tone: 'good' },
  PaymentLinkWithdrawn: { text: 'links.events.PaymentLinkWithdrawn', tone: 'plain' },
  CashDueChanged: { text: 'links.events.CashDueChanged', tone: 'plain', amount: 'cash.amount' },
} as const satisfies EventWords;
