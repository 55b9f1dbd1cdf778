import {
  readAmount,
  readText,
  type EventData,
  type EventWords,
  type Tone,
} from '../../orders/timeline/eventWord';

/** An amount of its own is not the one that was asked for: somebody has to look. */
const movedTone = (data: EventData): Tone => (readAmount(data) === undefined ? 'good' : 'waiting');

export const moneyEvents = {
  PaymentRequested: { text: 'money.events.PaymentRequested', tone: 'plain' },
  PaymentActionRequired: { text: 'money.events.PaymentActionRequired', tone: 'waiting' },
  PaymentAuthorized: {
    text: 'money.events.PaymentAuthorized',
    tone: movedTone,
    amount: 'money.otherAmount.authorized',
  },
  PaymentDeclined: { text: 'money.events.PaymentDeclined', tone: 'bad' },
  PaymentOutcomeUnknown: { text: 'money.events.PaymentOutcomeUnknown', tone: 'waiting' },
  PaymentCaptured: {
    text: 'money.events.PaymentCaptured',
    tone: movedTone,
    amount: 'money.otherAmount.captured',
  },
  PaymentCaptureFailed: { text: 'money.events.PaymentCaptureFailed', tone: 'bad' },
  PaymentVoided: { text: 'money.events.PaymentVoided', tone: 'plain' },
  ReservationEnding: { text: 'money.events.ReservationEnding', tone: 'waiting' },
  CaptureRequested: { text: 'money.events.CaptureRequested', tone: 'plain' },
  VoidRequested: { text: 'money.events.VoidRequested', tone: 'plain' },
  PaymentVoidFailed: { text: 'money.events.PaymentVoidFailed', tone: 'bad' },
  PaymentDisputed: {
    text: 'money.events.PaymentDisputed',
    tone: (data) => (readText(data, 'state') === 'WON' ? 'good' : 'bad'),
    values: (data, find) => {
      const state = readText(data, 'state');
      return { state: find('money.disputes', state) ?? state };
    },
  },
} as const satisfies EventWords;
