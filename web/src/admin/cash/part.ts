import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

export const cashPart = {
  actions: { confirm: ELSEWHERE, recordCash: ELSEWHERE, remitCash: ELSEWHERE },
} as const satisfies OrderPagePart;
