import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { HoldDialog } from './HoldDialog';
import { HoldPanel } from './HoldPanel';

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
