import type { OrderEventType } from '../../../../domain/facts';
import { erpEvents } from '../../admin/erp/events';
import { inventoryEvents } from '../../admin/inventory/events';
import { moneyEvents } from '../../admin/money/events';
import { noteEvents } from '../../admin/notes/events';
import { parcelEvents } from '../../admin/parcels/events';
import { reviewEvents } from '../../admin/review/events';
import { orderEvents } from '../events';
import type { EventWord } from './eventWord';

/** How every kind of event is told: one line for each capability. An event that none of them tells doesn't compile. */
export const EVENT_WORDS: Readonly<Record<OrderEventType, EventWord>> = {
  ...orderEvents,
  ...inventoryEvents,
  ...moneyEvents,
  ...reviewEvents,
  ...parcelEvents,
  ...erpEvents,
  ...noteEvents,
};

/** Whether the pages know this kind of event; a newer API may tell of others. */
export function isEventType(type: string): type is OrderEventType {
  return Object.hasOwn(EVENT_WORDS, type);
}
