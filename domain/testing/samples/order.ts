import type { CommandSamples } from '../commandSamples';
import { BUYERS, PACKERS, OFFICE, ON_THE_SHELF } from '../sampleGroups';
import type { FactSamples } from '../factSamples';
import { STANDARD_POLICY } from '../../order/policy';
import { later, newOrder } from '../orders';

export const SAMPLES: CommandSamples = {
  cancel: {
    may: [...BUYERS, 'support', 'admin'],
    at: 'confirmed',
    payload: { reason: 'Too slow' },
    offered: [...ON_THE_SHELF, 'packed', 'refused by the courier', 'ready', 'authorization lost'],
  },
  setStatus: { may: PACKERS, at: 'confirmed', payload: { status: 'PROCESSING', notes: 'As agreed' } },
  reopen: { may: OFFICE, at: 'closed', payload: { reason: 'A claim' }, offered: ['closed', 'cancelled'] },
};

export const FACTS: FactSamples = {
  OrderPlaced: [
    {
      fact: {
        ...{
          type: 'OrderPlaced',
          customerId: 'rahim',
          number: 'TL-1',
          currency: 'BDT',
          policy: STANDARD_POLICY,
        },
        ...{ lines: newOrder().lines, totals: newOrder().totals, tenders: newOrder({ inParts: 2 }).payments },
        bundles: [
          {
            ...{ id: '1', sku: 'SET', name: 'Phone set', variant: 'Black', quantity: 1, unitPrice: 505_00 },
            ...{ lineIds: ['1', '2'], together: true },
          },
        ],
        allocation: [{ lineId: '1', warehouse: 'north', quantity: 1 }],
        deliveryWish: 'together',
        promise: {
          ...{ earliest: '2026-11-28', latest: '2026-11-29' },
          because: [{ code: 'LEAVES', day: '2026-11-27' }],
          leaves: [{ warehouse: 'main', day: '2026-11-27' }],
        },
      },
      shown: ['number', 'currency', 'totals'],
      omitted: ['policy', 'lines', 'bundles', 'allocation', 'deliveryWish', 'tenders', 'promise'],
      tells: 'orderPlaced',
    },
  ],
  OrderConfirmed: [{ fact: { type: 'OrderConfirmed' }, shown: [], tells: 'orderConfirmed' }],
  ServicesFulfilled: [{ fact: { type: 'ServicesFulfilled' }, shown: [] }],
  CancellationRequested: [
    {
      fact: { type: 'CancellationRequested', reason: 'Too slow', hold: 'call-first' },
      shown: ['reason'],
      reason: 'Too slow',
    },
    {
      fact: { type: 'CancellationRequested', reason: 'It came back', kept: 120_00 },
      shown: ['reason', 'kept'],
      reason: 'It came back',
    },
  ],
  OrderCancelled: [{ fact: { type: 'OrderCancelled' }, shown: [], tells: 'orderCancelled' }],
  OrderReinstated: [{ fact: { type: 'OrderReinstated' }, shown: [], tells: 'orderReinstated' }],
  OrderClosed: [{ fact: { type: 'OrderClosed' }, shown: [] }],
  OrderReopened: [
    {
      fact: { type: 'OrderReopened', reason: 'A claim', until: later(900) },
      shown: ['until'],
      reason: 'A claim',
    },
  ],
  CommandRefused: [
    { fact: { type: 'CommandRefused', name: 'pay', code: 'not-allowed', detail: 'It is paid.' } },
    {
      fact: {
        ...{ type: 'CommandRefused', name: 'refund', code: 'not-allowed', detail: 'Less is left.' },
        amountLeft: { amount: 500, currency: 'BDT' },
      },
    },
  ],
};
