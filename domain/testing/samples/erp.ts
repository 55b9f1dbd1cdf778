import { PLACES } from '../stages';
import type { CommandSamples } from '../commandSamples';
import { OFFICE } from '../sampleGroups';
import type { FactSamples } from '../factSamples';

export const SAMPLES: CommandSamples = {
  pushToErp: { may: OFFICE, at: 'confirmed', payload: {}, offered: PLACES },
};

export const FACTS: FactSamples = {
  ErpPushRequested: [{ fact: { type: 'ErpPushRequested' } }],
};
