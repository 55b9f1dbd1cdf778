import type { EventWords } from '../../orders/timeline/eventWord';

export const erpEvents = {
  ErpPushRequested: { text: 'erp.events.ErpPushRequested', tone: 'plain' },
} as const satisfies EventWords;
