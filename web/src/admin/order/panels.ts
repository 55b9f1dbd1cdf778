import * as PARTS from '../orderPageParts';
import type { OrderDialog, OrderPanel, OrderPagePart, OrderRecords, OrderWait } from './orderPagePart';

const PANELS = Object.values<OrderPagePart>(PARTS)
  .flatMap(({ panels = [] }) => panels)
  .sort((a, b) => a.order - b.order);

/** The panels of one column, from the top. */
export const panelsIn = (column: OrderPanel['column']): readonly OrderPanel[] =>
  PANELS.flatMap((panel) => (panel.column === column ? [panel] : []));

/** The panels of records, each behind a tab. */
export const RECORDS: readonly OrderRecords[] = PANELS.flatMap((panel) =>
  panel.column === 'records' ? [panel] : [],
);

/** What an order may wait for beside its holds. */
export const WAITS: readonly OrderWait[] = Object.values<OrderPagePart>(PARTS).flatMap(
  ({ waits = [] }) => waits,
);

/** What stands in the menu beside the buttons. */
export const DIALOGS: readonly OrderDialog[] = Object.values<OrderPagePart>(PARTS)
  .flatMap(({ dialogs = [] }) => dialogs)
  .sort((a, b) => a.order - b.order);
