export const inventory = {
  nav: 'Stock',
  events: {
    InventoryUnavailable: 'Some items were no longer in stock.',
    InventoryReleased: 'The reserved items went back into stock.',
  },
  title: 'Stock',
  intro: 'Look up what is on the shelf by SKU.',
  sku: 'SKU',
  look: 'Look up',
  onHand: 'On hand',
  reserved: 'Reserved',
  available: 'Available',
  incoming: 'Incoming',
  warehouse: 'Warehouse',
};
