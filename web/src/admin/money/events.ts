import type { EventWords } from '../../orders/timeline/eventWord';

export const moneyEvents = {
  PaymentRequested: { text: 'money.events.PaymentRequested', tone: 'plain' },
  PaymentActionRequired: { text: 'money.events.PaymentActionRequired', tone: 'waiting' },
  PaymentAuthorized: { text: 'money.events.PaymentAuthorized', tone: 'good' },
  PaymentDeclined: { text: 'money.events.PaymentDeclined', tone: 'bad' },
  PaymentOutcomeUnknown: { text: 'money.events.PaymentOutcomeUnknown', tone: 'waiting' },
  PaymentCaptured: { text: 'money.events.PaymentCaptured', tone: 'good' },
  PaymentCaptureFailed: { text: 'money.events.PaymentCaptureFailed', tone: 'bad' },
  PaymentVoided: { text: 'money.events.PaymentVoided', tone: 'plain' },
  PaymentVoidFailed: { text: 'money.events.PaymentVoidFailed', tone: 'bad' },
} as const satisfies EventWords;
