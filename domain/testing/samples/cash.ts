import type { CommandSamples } from '../commandSamples';
import type { FactSamples } from '../factSamples';
import { OFFICE } from '../sampleGroups';
import { cashCollected, PARCEL, type Place } from '../stages';

const CASH: readonly Place[] = [
  ...(['cash due', 'cash collected', 'a refund to pay out', 'a payout to approve'] as const),
  ...(['a payout on its way', 'cash handed over'] as const),
];

export const SAMPLES: CommandSamples = {
  confirm: {
    may: ['support', 'admin'],
    at: 'to be confirmed',
    payload: { outcome: 'CONFIRMED', notes: 'By phone' },
    offered: ['to be confirmed'],
  },
  recordCash: { may: OFFICE, at: 'cash due', payload: { amount: 0, notes: 'Refused' }, offered: CASH },
  remitCash: {
    may: ['finance', 'admin'],
    at: 'cash collected',
    payload: { amount: 500_00, fee: 60_00, reference: 'INV-1' },
    offered: CASH,
  },
  takeBackRemittance: {
    may: ['finance', 'admin'],
    at: 'cash handed over',
    payload: { reference: 'INV-1', notes: 'It was of another parcel' },
    offered: ['cash handed over'],
  },
};

export const FACTS: FactSamples = {
  CashCollected: [
    {
      fact: { ...cashCollected, notes: 'The customer had no change' },
      shown: ['parcelId', 'amount'],
      omitted: ['notes'],
    },
  ],
  CashRemitted: [
    { fact: { type: 'CashRemitted', parcelId: PARCEL, reference: 'INV-1', amount: 500_00, fee: 60_00 } },
  ],
  RemittanceTakenBack: [
    {
      fact: {
        ...{ type: 'RemittanceTakenBack', parcelId: PARCEL, reference: 'INV-1' },
        ...{ amount: 500_00, fee: 60_00, notes: 'It was of another parcel' },
      },
    },
  ],
};
