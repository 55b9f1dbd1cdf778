import type { CommandSamples } from '../commandSamples';
import type { FactSamples } from '../factSamples';
import { newOrder } from '../orders';
import { PACKERS } from '../sampleGroups';
import { shortOfCable } from '../stages';

/** The usual order without its cable. */
const { totals } = newOrder();
const CABLE = 500_00;

export const SAMPLES: CommandSamples = {
  shortPick: {
    may: PACKERS,
    at: 'picking',
    payload: { warehouse: 'main', lines: [{ lineId: '2', quantity: 1 }], reason: 'NOT_FOUND' },
    offered: ['confirmed', 'confirmed, its money taken early', 'picking', 'short of pieces'],
  },
  refuseAllocation: {
    may: PACKERS,
    at: 'confirmed',
    payload: { warehouse: 'main', reason: 'CLOSED' },
    offered: [
      'confirmed',
      'confirmed, unpaid, not held',
      'confirmed, its money taken early',
      'picking',
      'short of pieces',
    ],
  },
  reallocate: { may: PACKERS, at: 'short of pieces', payload: {}, offered: ['short of pieces'] },
};

export const FACTS: FactSamples = {
  PicksShort: [{ fact: shortOfCable, reason: 'NOT_FOUND' }],
  AllocationRefused: [
    {
      fact: {
        ...{ type: 'AllocationRefused', warehouse: 'main', reason: 'OTHER', note: 'The roof leaks' },
        lines: [{ lineId: '1', quantity: 2 }],
      },
      reason: 'OTHER',
    },
  ],
  PiecesReallocated: [
    {
      fact: { type: 'PiecesReallocated', allotted: [{ lineId: '2', warehouse: 'north', quantity: 1 }] },
    },
  ],
  PiecesCancelled: [
    {
      fact: {
        ...{ type: 'PiecesCancelled', lines: [{ lineId: '2', quantity: 1 }], amount: CABLE },
        totals: { ...totals, items: totals.items - CABLE, grand: totals.grand - CABLE },
      },
      tells: 'piecesCancelled',
      shown: ['lines', 'amount'],
      omitted: ['totals'],
    },
  ],
};
