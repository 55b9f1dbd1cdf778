import { lazy } from 'react';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** Fetched when somebody opens their tab. */
const MoneyPanel = lazy(async () => ({ default: (await import('./MoneyPanel')).MoneyPanel }));

export const moneyPart = {
  panels: [{ name: 'money', column: 'records', order: 20, label: 'money.tab', Panel: MoneyPanel }],
  actions: { pay: ELSEWHERE, capturePayment: ELSEWHERE, voidPayment: ELSEWHERE },
} as const satisfies OrderPagePart;
