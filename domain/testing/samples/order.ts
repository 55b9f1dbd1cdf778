import type { CommandSamples } from '../commandSamples';
import { BUYERS, PACKERS, OFFICE, ON_THE_SHELF } from '../sampleGroups';

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
