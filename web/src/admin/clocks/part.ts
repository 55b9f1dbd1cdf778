import type { OrderPagePart } from '../order/orderPagePart';
import { ClocksPanel } from './ClocksPanel';

export const clockPart = {
  panels: [{ name: 'clocks', column: 'facts', order: 5, Panel: ClocksPanel }],
} as const satisfies OrderPagePart;
