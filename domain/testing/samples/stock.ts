import type { FactSamples } from '../factSamples';

export const FACTS: FactSamples = {
  InventoryUnavailable: [
    {
      fact: {
        ...{ type: 'InventoryUnavailable', skus: ['PHONE'], lacking: [{ lineId: '1', quantity: 1 }] },
      },
    },
  ],
  InventoryAllocated: [
    { fact: { type: 'InventoryAllocated', allocation: [{ lineId: '1', warehouse: 'north', quantity: 1 }] } },
  ],
  InventoryReleased: [{ fact: { type: 'InventoryReleased' } }],
};
