import { PLACES } from '../stages';
import type { CommandSamples } from '../commandSamples';
import { OFFICE } from '../sampleGroups';

export const SAMPLES: CommandSamples = {
  pushToErp: { may: OFFICE, at: 'confirmed', payload: {}, offered: PLACES },
};
