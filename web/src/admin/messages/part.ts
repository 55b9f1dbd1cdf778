import type { OrderPart } from '../order/orderPart';
import { MessagesPanel } from './MessagesPanel';

export const messagePart = {
  panels: [{ name: 'messages', column: 'records', order: 30, label: 'messages.tab', Panel: MessagesPanel }],
} as const satisfies OrderPart;
