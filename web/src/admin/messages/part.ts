import type { OrderPagePart } from '../order/orderPagePart';
import { MessagesPanel } from './MessagesPanel';

export const messagePart = {
  panels: [{ name: 'messages', column: 'records', order: 30, label: 'messages.tab', Panel: MessagesPanel }],
} as const satisfies OrderPagePart;
