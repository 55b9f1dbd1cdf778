import type { CommandSamples } from '../commandSamples';
import { OFFICE, TAKEN } from '../sampleGroups';

export const SAMPLES: CommandSamples = {
  appease: {
    may: OFFICE,
    at: 'delivered',
    payload: { amount: 100_00, reason: 'LATE', claim: 'claim-1' },
    offered: TAKEN,
  },
};
