import type { CommandSamples } from '../commandSamples';
import { BUYERS, OFFICE } from '../sampleGroups';
import type { FactSamples } from '../factSamples';
import { refundFailed, refundRequested, refundSucceeded, type Place } from '../stages';

/** The places at which money was taken and has not gone back. */
const TAKEN: readonly Place[] = [
  ...(['confirmed, its money taken early', 'on its way', 'at the door', 'delivery failed'] as const),
  ...(['on its way back', 'back in the house', 'shipped in part', 'delivered in part'] as const),
  ...(['delivered', 'a refund to approve', 'closed', 'reopened', 'cash collected'] as const),
  ...(['a refund to pay out', 'a payout to approve', 'a payout on its way'] as const),
];

export const SAMPLES: CommandSamples = {
  refund: {
    may: [...BUYERS, ...OFFICE],
    at: 'delivered',
    payload: { lines: [{ id: '2', quantity: 1 }], reason: 'Missing' },
    offered: TAKEN,
  },
  approveRefund: {
    may: OFFICE,
    at: 'a refund to approve',
    payload: { refundId: '1' },
    offered: ['a refund to approve'],
  },
  rejectRefund: {
    may: OFFICE,
    at: 'a refund to approve',
    payload: { refundId: '1', notes: 'It was delivered' },
    offered: ['a refund to approve', 'a refund failed', 'a refund to pay out', 'a payout to approve'],
    notFor: {
      'a refund failed': ['support'],
      'a refund to pay out': ['support'],
      'a payout to approve': ['support'],
    },
  },
  payOutRefund: {
    may: ['finance', 'admin'],
    at: 'a refund to pay out',
    payload: { refundId: '1', reference: 'BKASH-9H1' },
    offered: ['a refund to pay out', 'a payout to approve'],
  },
};

const OF_MOVE = { refundId: '1', ordinal: 1, paymentId: '1' } as const;

export const FACTS: FactSamples = {
  RefundRequested: [
    {
      fact: { ...refundRequested, shipping: 1, needsApproval: true, notes: 'The customer has called' },
      reason: 'Missing',
    },
    {
      fact: {
        ...refundRequested,
        from: [{ ordinal: 1, paymentId: '1', amount: 500_00, byHand: true }],
        method: 'payout',
      },
      reason: 'Missing',
      tells: 'payoutWanted',
    },
  ],
  RefundApproved: [
    { fact: { type: 'RefundApproved', refundId: '1', notes: 'As agreed' } },
    { fact: { type: 'RefundApproved', refundId: '1', toPayOut: 500_00 }, tells: 'payoutWanted' },
  ],
  RefundRejected: [
    { fact: { type: 'RefundRejected', refundId: '1', notes: 'It was delivered' } },
    {
      fact: { type: 'RefundRejected', refundId: '1', notes: 'It was delivered', toCustomer: true },
      tells: 'refundRefused',
    },
  ],
  RefundOutcomeUnknown: [{ fact: { type: 'RefundOutcomeUnknown', ...OF_MOVE } }],
  RefundNotMade: [{ fact: { type: 'RefundNotMade', ...OF_MOVE } }],
  RefundPending: [{ fact: { type: 'RefundPending', ...OF_MOVE, reference: 're_1' } }],
  RefundSucceeded: [{ fact: refundSucceeded, shown: ['amount'], tells: 'refunded' }],
  RefundFailed: [
    { fact: { ...refundFailed, reference: 're_1' } },
    { fact: { ...refundFailed, reference: 're_1', returned: 500_00 }, tells: 'refundReturned' },
  ],
  RefundRetried: [{ fact: { type: 'RefundRetried', ...OF_MOVE, next: 2 } }],
};
