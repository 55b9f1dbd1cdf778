import { lazy } from 'react';
import type { OrderAction } from '../order/actions/orderAction';
import { askingLines } from '../serials/scans';
import { pack, pick } from './api';

export const pickAction: OrderAction = {
  offered: 'at once',
  order: 10,
  label: 'parcels.actions.pick',
  call: pick,
};
export const packAction: OrderAction = {
  offered: 'at once',
  order: 20,
  label: 'parcels.actions.pack',
  call: pack,
  asks: {
    isNeeded: (order) => askingLines(order).length > 0,
    Dialog: lazy(async () => ({ default: (await import('../serials/ScanDialog')).ScanDialog })),
  },
};
export const handOverAction: OrderAction = {
  offered: 'below',
  order: 30,
  hint: 'parcels.actions.handOverBelow',
};
export const recordDeliveryAction: OrderAction = {
  offered: 'below',
  order: 40,
  hint: 'parcels.actions.trackBelow',
};
