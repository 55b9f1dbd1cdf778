import type { OrderPagePart } from '../order/orderPagePart';
import { PromisePanel } from './PromisePanel';

export const promisePart = {
  panels: [{ name: 'promise', column: 'facts', order: 25, Panel: PromisePanel }],
} as const satisfies OrderPagePart;
