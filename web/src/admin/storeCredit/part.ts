import type { OrderPagePart } from '../order/orderPagePart';
import { CreditPanel } from './CreditPanel';

export const storeCreditPart = {
  panels: [{ name: 'store-credit', column: 'facts', order: 15, Panel: CreditPanel }],
} as const satisfies OrderPagePart;
