import type { EventWords } from '../../orders/timeline/eventWord';

export const inventoryEvents = {
  InventoryUnavailable: { text: 'inventory.events.InventoryUnavailable', tone: 'bad' },
  InventoryReleased: { text: 'inventory.events.InventoryReleased', tone: 'plain' },
} as const satisfies EventWords;
