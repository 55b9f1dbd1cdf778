import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { CorrectAndBookPanel } from './CorrectAndBookPanel';
import { CorrectDeliveryPanel } from './CorrectDeliveryPanel';

/** What is corrected stands below: a refused parcel with what holds the order, an address by itself. */
export const deliveryPart = {
  panels: [
    { name: 'correct-and-book', column: 'alerts', order: 15, Panel: CorrectAndBookPanel },
    { name: 'correct-delivery', column: 'facts', order: 25, Panel: CorrectDeliveryPanel },
  ],
  actions: { correctDelivery: ELSEWHERE },
} as const satisfies OrderPagePart;
