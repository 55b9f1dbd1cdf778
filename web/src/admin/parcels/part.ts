import type { OrderPagePart } from '../order/orderPagePart';
import { handOverAction, packAction, pickAction, recordDeliveryAction } from './actions';
import { ParcelsPanel } from './ParcelsPanel';

export const parcelPart = {
  panels: [{ name: 'parcels', column: 'work', order: 30, Panel: ParcelsPanel }],
  actions: {
    pick: pickAction,
    pack: packAction,
    handOver: handOverAction,
    recordDelivery: recordDeliveryAction,
  },
} as const satisfies OrderPagePart;
