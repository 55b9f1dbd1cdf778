import type { CommandSamples } from '../commandSamples';
import type { FactSamples } from '../factSamples';
import { later } from '../orders';
import { BUYERS, OFFICE } from '../sampleGroups';
import { depositLink, PARCEL, type Place } from '../stages';

const AT_DOOR: readonly Place[] = ['to be confirmed', 'deposit due', 'cash due'];

export const SAMPLES: CommandSamples = {
  makePaymentLink: {
    may: OFFICE,
    at: 'payment failed',
    payload: { amount: 500_00, expiresAt: later(9_999) },
    offered: ['payment failed', 'confirmed, unpaid, not held', 'authorization lost', ...AT_DOOR],
  },
  withdrawPaymentLink: {
    may: OFFICE,
    at: 'deposit due',
    payload: { linkId: '1' },
    offered: ['deposit due'],
  },
  payByLink: {
    may: [],
    at: 'deposit due',
    payload: { linkId: '1', token: 'tok_visa', begunAt: later(900) },
  },
  switchPayment: {
    may: [...BUYERS, ...OFFICE],
    at: 'payment failed',
    payload: { method: 'cod', refusedAtDoor: 0 },
    offered: [
      ...(['waiting for the bank', 'payment failed', 'under review', 'paid, not confirmed'] as const),
      ...(['confirmed', 'confirmed, unpaid, not held', ...AT_DOOR] as const),
    ],
  },
};

export const FACTS: FactSamples = {
  CashDueChanged: [
    {
      fact: {
        ...{ type: 'CashDueChanged', paymentId: '1', amount: 500_00 },
        parcels: [{ parcelId: PARCEL, due: 500_00, toCollect: 500_00, told: 600_00 }],
      },
      shown: ['amount'],
    },
    {
      fact: { type: 'CashDueChanged', paymentId: '1', amount: 600_00, more: true },
      shown: ['amount', 'more'],
      tells: 'dueAgain',
    },
  ],
  PaymentLinkMade: [
    { fact: depositLink, shown: ['purpose', 'amount', 'expiresAt'], tells: 'depositLink' },
    {
      fact: { ...depositLink, purpose: 'BALANCE' },
      shown: ['purpose', 'amount', 'expiresAt'],
      tells: 'paymentLink',
    },
  ],
  PaymentLinkUsed: [{ fact: { type: 'PaymentLinkUsed', linkId: '1', paymentId: '2' } }],
  PaymentLinkWithdrawn: [{ fact: { type: 'PaymentLinkWithdrawn', linkId: '1' }, shown: [] }],
};
