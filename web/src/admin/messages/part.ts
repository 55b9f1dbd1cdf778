import { lazy } from 'react';
import type { OrderPagePart } from '../order/orderPagePart';

/** Fetched when somebody opens their tab. */
const MessagesPanel = lazy(async () => ({ default: (await import('./MessagesPanel')).MessagesPanel }));

export const messagePart = {
  panels: [{ name: 'messages', column: 'records', order: 30, label: 'messages.tab', Panel: MessagesPanel }],
} as const satisfies OrderPagePart;
