import type { CommandSamples } from '../commandSamples';
import { BUYERS, OFFICE } from '../sampleGroups';
import type { FactSamples } from '../factSamples';
import { later } from '../orders';
import { secondAttempt, type Place } from '../stages';

/** Places at which money is reserved and the goods are in the house. */
const RESERVED: readonly Place[] = [
  ...(['under review', 'paid, not confirmed', 'confirmed', 'picking', 'packed', 'short of pieces'] as const),
  ...(['refused by the courier', 'ready'] as const),
];

export const SAMPLES: CommandSamples = {
  pay: {
    may: [...BUYERS, 'support', 'admin'],
    at: 'payment failed',
    payload: { method: 'card', token: 'tok_visa' },
    offered: ['payment failed', 'confirmed, unpaid, not held', 'authorization lost'],
  },
  paymentEvent: {
    may: [],
    at: 'placed',
    payload: { paymentId: '1', outcome: { outcome: 'declined', code: 'card_declined' } },
  },
  noticeExpiry: {
    may: [],
    at: 'confirmed',
    payload: { paymentId: '1', captureBefore: later(9_999) },
  },
  capturePayment: {
    may: ['finance', 'admin'],
    at: 'confirmed',
    payload: {},
    offered: RESERVED.filter((place) => place !== 'under review'),
  },
  voidPayment: { may: OFFICE, at: 'confirmed', payload: {}, offered: RESERVED },
};

export const FACTS: FactSamples = {
  PaymentRequested: [{ fact: secondAttempt, shown: [] }],
  PaymentActionRequired: [
    {
      fact: {
        ...{ type: 'PaymentActionRequired', paymentId: '1', reference: 'pi_1' },
        actionUrl: 'https://bank.example/3ds',
      },
      shown: ['actionUrl'],
      tells: 'paymentActionRequired',
    },
  ],
  PaymentAuthorized: [
    {
      fact: {
        ...{ type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1', amount: 1 },
        card: { brand: 'visa', last4: '4242' },
      },
      shown: [],
    },
    {
      fact: {
        ...{ type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
        ...{ late: true, needless: true },
      },
      shown: ['needless'],
      tells: 'paymentNeedless',
    },
    {
      fact: { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1', afterReturn: true },
      shown: [],
    },
  ],
  PaymentDeclined: [
    {
      fact: {
        ...{ type: 'PaymentDeclined', paymentId: '1', reference: 'pi_1', code: 'insufficient_funds' },
        retryUntil: later(900),
      },
      shown: ['code', 'retryUntil'],
      tells: 'paymentDeclined',
    },
  ],
  PaymentOutcomeUnknown: [{ fact: { type: 'PaymentOutcomeUnknown', paymentId: '1' } }],
  PaymentCaptured: [
    { fact: { type: 'PaymentCaptured', paymentId: '1', amount: 1 }, shown: [] },
    {
      fact: { type: 'PaymentCaptured', paymentId: '1', method: 'credit' },
      shown: ['method'],
      tells: 'creditSpent',
    },
  ],
  PaymentCaptureFailed: [{ fact: { type: 'PaymentCaptureFailed', paymentId: '1', code: 'charge_expired' } }],
  PaymentVoided: [
    { fact: { type: 'PaymentVoided', paymentId: '1' }, shown: [] },
    {
      fact: { type: 'PaymentVoided', paymentId: '1', retryUntil: later(900) },
      shown: [],
      tells: 'paymentDue',
    },
    { fact: { type: 'PaymentVoided', paymentId: '1', dueAgain: true }, shown: [] },
  ],
  ReservationEnding: [{ fact: { type: 'ReservationEnding', paymentId: '1', captureBefore: later(9_999) } }],
  CaptureRequested: [{ fact: { type: 'CaptureRequested', paymentId: '1' } }],
  VoidRequested: [{ fact: { type: 'VoidRequested', paymentId: '1' } }],
  PaymentDisputed: [
    {
      fact: {
        ...{ type: 'PaymentDisputed', paymentId: '1', dispute: 'dp_1', state: 'OPEN' },
        ...{ amount: 1, currency: 'GBP', code: 'fraudulent' },
      },
    },
  ],
  PaymentVoidFailed: [{ fact: { type: 'PaymentVoidFailed', paymentId: '1', code: 'not_voided' } }],
};
