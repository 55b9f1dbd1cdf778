import type { CommandSamples } from '../commandSamples';
import { OFFICE } from '../sampleGroups';

export const SAMPLES: CommandSamples = {
  decideReview: {
    may: OFFICE,
    at: 'under review',
    payload: { decision: 'approve' },
    offered: ['under review'],
  },
};
