import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { HoldPanel } from './HoldPanel';
import { PutHoldPanel } from './PutHoldPanel';

export const holdPart = {
  panels: [
    { name: 'hold', column: 'alerts', order: 10, Panel: HoldPanel },
    { name: 'put-hold', column: 'facts', order: 40, Panel: PutHoldPanel },
  ],
  actions: { hold: ELSEWHERE, releaseHold: ELSEWHERE },
} as const satisfies OrderPagePart;
