import { lazy } from 'react';
import { cancelAction, reopenAction } from './actions/closingActions';
import { ELSEWHERE } from './actions/orderAction';
import { AddressPanel } from './AddressPanel';
import { CustomerPanel } from './CustomerPanel';
import { LinesPanel } from './LinesPanel';
import type { OrderPagePart } from './orderPagePart';
import { ActivityPanel } from './records/ActivityPanel';

/** Fetched when somebody opens their tab. */
const HistoryPanel = lazy(async () => ({ default: (await import('./records/HistoryPanel')).HistoryPanel }));
const TechnicalPanel = lazy(async () => ({
  default: (await import('./records/TechnicalPanel')).TechnicalPanel,
}));

/** Its fields are fetched when somebody opens it. */
const StatusDialog = lazy(async () => ({ default: (await import('./actions/StatusDialog')).StatusDialog }));

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
    {
      name: 'technical',
      column: 'records',
      order: 90,
      label: 'adminOrder.tabs.technical',
      Panel: TechnicalPanel,
    },
    { name: 'customer', column: 'facts', order: 10, Panel: CustomerPanel },
    { name: 'address', column: 'facts', order: 20, Panel: AddressPanel },
  ],
  dialogs: [
    {
      name: 'status',
      order: 20,
      label: 'adminOrder.status.title',
      isOffered: ({ allowedStatuses }) => allowedStatuses.length > 0,
      Dialog: StatusDialog,
    },
  ],
  actions: { reopen: reopenAction, cancel: cancelAction, release: ELSEWHERE },
} as const satisfies OrderPagePart;
