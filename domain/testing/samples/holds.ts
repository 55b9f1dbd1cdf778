import { STAFF_ROLES } from '../../people/actor';
import { PLACES } from '../stages';
import type { CommandSamples } from '../commandSamples';
import { ENDED } from '../sampleGroups';
import type { FactSamples } from '../factSamples';
import { later } from '../orders';

/** What the story held the order for is released by its key and by its reason alike. */
const OF_WHAT_FAILED = {
  may: STAFF_ROLES,
  at: 'refused by the courier',
  offered: ['refused by the courier', 'authorization lost', 'a refund failed'],
  notFor: { 'authorization lost': ['warehouse'], 'a refund failed': ['support', 'warehouse'] },
} as const;

export const SAMPLES: CommandSamples = {
  hold: {
    may: STAFF_ROLES,
    at: 'confirmed',
    payload: { reason: 'MANUAL', blocks: ['payment'] },
    offered: PLACES.filter((place) => !ENDED.includes(place)),
  },
  releaseHold: {
    ...OF_WHAT_FAILED,
    payload: { key: 'COURIER' },
    offered: [...OF_WHAT_FAILED.offered, 'deposit due'],
    notFor: { ...OF_WHAT_FAILED.notFor, 'deposit due': ['warehouse'] },
  },
  release: {
    ...OF_WHAT_FAILED,
    payload: { reason: 'COURIER' },
  },
};

export const FACTS: FactSamples = {
  OrderHeld: [
    {
      fact: { type: 'OrderHeld', reason: 'CONFIRMATION', until: later(900), default: 'cancel' },
      tells: 'confirmCash',
    },
    {
      fact: {
        ...{ type: 'OrderHeld', reason: 'MANUAL', key: 'call-first', blocks: ['payment'], owner: 'finance' },
        ...{ until: later(900), default: 'cancel', notes: 'Call first' },
      },
    },
  ],
  HoldReleased: [
    {
      fact: { type: 'HoldReleased', reason: 'MANUAL', key: 'call-first', notes: 'Called' },
      reason: 'Called',
    },
    { fact: { type: 'HoldReleased', reason: 'PAYMENT', retryUntil: later(900) }, tells: 'paymentDue' },
  ],
};
