import type { CommandSamples } from '../commandSamples';
import { OFFICE } from '../sampleGroups';
import type { FactSamples } from '../factSamples';

export const SAMPLES: CommandSamples = {
  decideReview: {
    may: OFFICE,
    at: 'under review',
    payload: { decision: 'approve' },
    offered: ['under review'],
  },
};

export const FACTS: FactSamples = {
  RiskAssessed: [{ fact: { type: 'RiskAssessed', score: 90, reasons: ['guest'] } }],
};
