import * as PARTS from '../orderParts';
import type { OrderPanel, OrderPart, OrderRecords } from './orderPart';

const PANELS = Object.values<OrderPart>(PARTS)
  .flatMap(({ panels = [] }) => panels)
  .sort((a, b) => a.order - b.order);

/** The panels of one column, from the top. */
export const panelsIn = (column: OrderPanel['column']): readonly OrderPanel[] =>
  PANELS.flatMap((panel) => (panel.column === column ? [panel] : []));

/** The panels of records, each behind a tab. */
export const RECORDS: readonly OrderRecords[] = PANELS.flatMap((panel) =>
  panel.column === 'records' ? [panel] : [],
);
