import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';
import { MoneyPanel } from './MoneyPanel';

export const moneyPart = {
  panels: [{ name: 'money', column: 'records', order: 20, label: 'money.tab', Panel: MoneyPanel }],
  actions: { pay: ELSEWHERE, capturePayment: ELSEWHERE, voidPayment: ELSEWHERE },
} as const satisfies OrderPagePart;
