import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPart } from '../order/orderPart';
import { ErpPanel } from './ErpPanel';

export const erpPart = {
  panels: [{ name: 'erp', column: 'facts', order: 50, Panel: ErpPanel }],
  actions: { pushToErp: ELSEWHERE },
} as const satisfies OrderPart;
