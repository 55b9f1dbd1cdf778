import { lazy } from 'react';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { HoldPanel } from './HoldPanel';

/** Its fields are fetched when somebody opens it. */
const HoldDialog = lazy(async () => ({ default: (await import('./HoldDialog')).HoldDialog }));

export const holdPart = {
  panels: [{ name: 'hold', column: 'alerts', order: 10, Panel: HoldPanel }],
  dialogs: [
    {
      name: 'hold',
      order: 10,
      label: 'holds.put.title',
      isOffered: ({ allowedActions }) => allowedActions.includes('hold'),
      Dialog: HoldDialog,
    },
  ],
  actions: { hold: ELSEWHERE, releaseHold: ELSEWHERE },
} as const satisfies OrderPagePart;
