import { cancelAction, reopenAction } from './actions/closingActions';
import { ELSEWHERE } from './actions/orderAction';
import { StatusPanel } from './actions/StatusPanel';
import { ActivityPanel } from './ActivityPanel';
import { AddressPanel } from './AddressPanel';
import { CustomerPanel } from './CustomerPanel';
import { HistoryPanel } from './HistoryPanel';
import { LinesPanel } from './LinesPanel';
import type { OrderPagePart } from './orderPagePart';

export const orderPart = {
  panels: [
    { name: 'lines', column: 'work', order: 20, Panel: LinesPanel },
    {
      name: 'activity',
      column: 'records',
      order: 10,
      label: 'adminOrder.tabs.activity',
      Panel: ActivityPanel,
    },
    { name: 'history', column: 'records', order: 40, label: 'adminOrder.tabs.history', Panel: HistoryPanel },
    { name: 'customer', column: 'facts', order: 10, Panel: CustomerPanel },
    { name: 'address', column: 'facts', order: 20, Panel: AddressPanel },
    { name: 'status', column: 'facts', order: 30, Panel: StatusPanel },
  ],
  actions: { reopen: reopenAction, cancel: cancelAction, release: ELSEWHERE },
} as const satisfies OrderPagePart;
