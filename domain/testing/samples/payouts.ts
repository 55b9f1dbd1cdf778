import type { CommandSamples } from '../commandSamples';
import type { FactSamples } from '../factSamples';
import { OFFICE } from '../sampleGroups';
import { payoutApproved, payoutBounced, payoutNamed, payoutProven, payoutSent } from '../stages';

const OF_PAYOUT = { refundId: '1', payoutId: 'po_1' } as const;

export const SAMPLES: CommandSamples = {
  namePayout: {
    may: ['customer', ...OFFICE],
    at: 'a refund to pay out',
    payload: { refundId: '1', payoutId: 'po_2', method: 'bkash', last: '001' },
    offered: ['a refund to pay out', 'a payout to approve'],
  },
  approvePayout: {
    may: ['finance', 'admin'],
    at: 'a payout to approve',
    payload: { refundId: '1', payoutId: 'po_1' },
    offered: ['a payout to approve'],
  },
  hearPayout: {
    may: [],
    at: 'a payout on its way',
    payload: { payoutId: 'po_1', word: 'PAID', reference: 'TX-1' },
  },
};

export const FACTS: FactSamples = {
  PayoutNamed: [{ fact: payoutNamed }],
  PayoutProven: [{ fact: payoutProven }],
  PayoutApproved: [{ fact: payoutApproved }],
  PayoutSent: [{ fact: payoutSent }],
  PayoutNotSent: [{ fact: { type: 'PayoutNotSent', ...OF_PAYOUT, code: 'INSUFFICIENT_FUNDS' } }],
  PayoutPaid: [{ fact: { type: 'PayoutPaid', ...OF_PAYOUT, reference: 'TX-1', amount: 500_00 } }],
  PayoutBounced: [
    {
      fact: { ...payoutBounced, code: 'INVALID_WALLET', returned: 500_00 },
      shown: ['reason'],
      tells: 'payoutBounced',
    },
  ],
};
