import type { FactSamples } from '../factSamples';

export const FACTS: FactSamples = {
  InventoryUnavailable: [
    {
      fact: {
        ...{ type: 'InventoryUnavailable', skus: ['PHONE'], lacking: [{ lineId: '1', quantity: 1 }] },
      },
    },
  ],
  InventoryReleased: [{ fact: { type: 'InventoryReleased' } }],
};
