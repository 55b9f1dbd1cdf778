import type { CommandSamples } from '../commandSamples';
import type { FactSamples } from '../factSamples';
import { ON_THE_SHELF, PACKERS } from '../sampleGroups';

export const SAMPLES: CommandSamples = {
  correctDelivery: {
    may: PACKERS,
    at: 'refused by the courier',
    payload: { phone: '+8801711000002', reason: 'Called the buyer' },
    offered: [...ON_THE_SHELF, 'confirmed, its money taken early', 'refused by the courier'],
  },
};

export const FACTS: FactSamples = {
  DeliveryCorrected: [
    {
      fact: { type: 'DeliveryCorrected', corrected: ['phone', 'line1'], reason: 'Called the buyer' },
      shown: ['corrected'],
    },
  ],
};
