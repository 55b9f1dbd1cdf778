import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { ErpPanel } from './ErpPanel';

export const erpPart = {
  panels: [{ name: 'erp', column: 'facts', order: 50, Panel: ErpPanel }],
  actions: { pushToErp: ELSEWHERE },
} as const satisfies OrderPagePart;
