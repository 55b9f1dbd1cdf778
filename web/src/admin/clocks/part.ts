import type { OrderPagePart } from '../order/orderPagePart';
import { ClocksPanel } from './ClocksPanel';

export const clockPart = {
  // The last of its column: most orders have no clocks, and nothing moves when one has.
  panels: [{ name: 'clocks', column: 'facts', order: 90, Panel: ClocksPanel }],
} as const satisfies OrderPagePart;
