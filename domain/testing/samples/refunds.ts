import type { CommandSamples } from '../commandSamples';
import { BUYERS, OFFICE, TAKEN } from '../sampleGroups';
import type { FactSamples } from '../factSamples';
import { later } from '../orders';
import { refundFailed, refundRequested, refundSucceeded } from '../stages';

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
    {
      fact: {
        ...{
          ...refundRequested,
          reason: 'LATE',
          purpose: 'APPEASEMENT',
          needsApproval: true,
          because: ['BUDGET'],
        },
      },
      reason: 'LATE',
    },
    { fact: { ...refundRequested, purpose: 'APPEASEMENT', claim: 'claim-1' }, reason: 'Missing' },
    {
      fact: { ...refundRequested, method: 'credit', choice: { how: 'PHONE', at: later(900) } },
      reason: 'Missing',
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
  RefundSucceeded: [
    { fact: refundSucceeded, shown: ['amount'], tells: 'refunded' },
    { fact: { ...refundSucceeded, method: 'credit' }, shown: ['amount', 'method'], tells: 'creditGranted' },
  ],
  RefundFailed: [
    { fact: { ...refundFailed, reference: 're_1' } },
    { fact: { ...refundFailed, reference: 're_1', returned: 500_00 }, tells: 'refundReturned' },
  ],
  RefundRetried: [{ fact: { type: 'RefundRetried', ...OF_MOVE, next: 2 } }],
};
