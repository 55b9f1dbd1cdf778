import type { ParseKeys } from 'i18next';
import type { ComponentType } from 'react';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { ErpPanel } from '../erp/ErpPanel';
import { MessagesPanel } from '../messages/MessagesPanel';
import { MoneyPanel } from '../money/MoneyPanel';
import { NotesPanel } from '../notes/NotesPanel';
import { ParcelsPanel } from '../parcels/ParcelsPanel';
import { HoldPanel } from '../review/HoldPanel';
import { PutHoldPanel } from '../review/PutHoldPanel';
import { ActionPanel } from './actions/ActionPanel';
import { StatusPanel } from './actions/StatusPanel';
import { ActivityPanel } from './ActivityPanel';
import { AddressPanel } from './AddressPanel';
import { CustomerPanel } from './CustomerPanel';
import { HistoryPanel } from './HistoryPanel';
import { LinesPanel } from './LinesPanel';

/** One part of the page of an order. */
export interface OrderPanel {
  /** Unlike any other of its list. */
  readonly name: string;
  readonly Panel: ComponentType<{ readonly order: AdminOrderJson }>;
}

/** A panel of records that stands behind a tab. */
export interface OrderRecords extends OrderPanel {
  readonly label: ParseKeys;
}

/** Across the whole page, above all else: what somebody must decide. Each panel shows nothing unless it has to. */
export const ALERTS: readonly OrderPanel[] = [{ name: 'hold', Panel: HoldPanel }];

/** The wide column: what is worked on. */
export const WORK: readonly OrderPanel[] = [
  { name: 'actions', Panel: ActionPanel },
  { name: 'lines', Panel: LinesPanel },
  { name: 'parcels', Panel: ParcelsPanel },
];

/** Below the work, each behind a tab: what was recorded. */
export const RECORDS: readonly OrderRecords[] = [
  { name: 'activity', label: 'adminOrder.tabs.activity', Panel: ActivityPanel },
  { name: 'money', label: 'money.tab', Panel: MoneyPanel },
  { name: 'messages', label: 'messages.tab', Panel: MessagesPanel },
  { name: 'history', label: 'adminOrder.tabs.history', Panel: HistoryPanel },
];

/** The narrow column: what one wants to know. */
export const FACTS: readonly OrderPanel[] = [
  { name: 'customer', Panel: CustomerPanel },
  { name: 'address', Panel: AddressPanel },
  { name: 'status', Panel: StatusPanel },
  { name: 'put-hold', Panel: PutHoldPanel },
  { name: 'erp', Panel: ErpPanel },
  { name: 'notes', Panel: NotesPanel },
];
