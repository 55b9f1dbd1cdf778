import { cancelReasonOf } from './timeline/cancelReason';
import { readText, type EventWords } from './timeline/eventWord';

export const orderEvents = {
  OrderPlaced: { text: 'orders.events.OrderPlaced', tone: 'good' },
  OrderConfirmed: { text: 'orders.events.OrderConfirmed', tone: 'good' },
  ServicesFulfilled: { text: 'orders.events.ServicesFulfilled', tone: 'good' },
  CancellationRequested: {
    text: 'orders.events.CancellationRequested',
    tone: 'waiting',
    values: (data, find) => ({ reason: cancelReasonOf(readText(data, 'reason'), find) }),
    lines: ({ kept }, { amount }) =>
      typeof kept === 'number' ? [{ text: 'orders.kept', values: { amount: amount(kept) } }] : [],
  },
  OrderCancelled: { text: 'orders.events.OrderCancelled', tone: 'bad' },
  OrderReinstated: { text: 'orders.events.OrderReinstated', tone: 'good' },
  OrderClosed: { text: 'orders.events.OrderClosed', tone: 'plain' },
  OrderReopened: { text: 'orders.events.OrderReopened', tone: 'waiting' },
  CommandRefused: { text: 'orders.events.CommandRefused', tone: 'bad' },
} as const satisfies EventWords;
