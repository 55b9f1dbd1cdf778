import type { EventWords } from '../../orders/timeline/eventWord';

export const inventoryEvents = {
  InventoryUnavailable: { text: 'inventory.events.InventoryUnavailable', tone: 'bad' },
  InventoryAllocated: { text: 'inventory.events.InventoryAllocated', tone: 'plain' },
  InventoryReleased: { text: 'inventory.events.InventoryReleased', tone: 'plain' },
} as const satisfies EventWords;
