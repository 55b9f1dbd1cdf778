import { lazy } from 'react';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { handOverAction, packAction, pickAction, recordDeliveryAction } from './actions';
import { ParcelsPanel } from './ParcelsPanel';

const WeighDialog = lazy(async () => ({ default: (await import('../packing/WeighDialog')).WeighDialog }));

export const parcelPart = {
  panels: [{ name: 'parcels', column: 'work', order: 30, Panel: ParcelsPanel }],
  dialogs: [
    {
      name: 'weigh',
      order: 4,
      label: 'packing.weigh.title',
      isOffered: ({ allowedActions }) => allowedActions.includes('weigh'),
      Dialog: WeighDialog,
    },
  ],
  actions: {
    pick: pickAction,
    pack: packAction,
    handOver: handOverAction,
    recordDelivery: recordDeliveryAction,
    weigh: ELSEWHERE,
  },
} as const satisfies OrderPagePart;
