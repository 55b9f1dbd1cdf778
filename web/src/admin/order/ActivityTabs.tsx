import { Paper, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { Timeline } from '../../orders/timeline/Timeline';
import { isWaiting } from '../../orders/timeline/wording';
import { Awaited } from '../../shell/feedback/Awaited';
import classes from './ActivityTabs.module.css';
import { HistoryList } from './HistoryList';
import { MoneyPanel } from '../money/MoneyPanel';
import { NotificationList } from '../messages/NotificationList';
import { useAdminOrderPart } from './useAdminOrder';

const TABS = [
  { tab: 'activity', label: 'adminOrder.tabs.activity' },
  { tab: 'money', label: 'money.tab' },
  { tab: 'messages', label: 'messages.tab' },
  { tab: 'history', label: 'adminOrder.tabs.history' },
] as const;

/** The order's records: everything that happened, its money, its messages, its statuses. */
export function ActivityTabs({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <Paper p="lg">
      <Tabs defaultValue="activity" keepMounted={false}>
        <Tabs.List mb="md" className={classes.tabs}>
          {TABS.map(({ tab, label }) => (
            <Tabs.Tab key={tab} value={tab} fw={600}>
              {t(label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="activity">
          <FullTimeline orderId={order.id} />
        </Tabs.Panel>
        <Tabs.Panel value="money">
          <MoneyPanel order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="messages">
          <NotificationList orderId={order.id} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryList orderId={order.id} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}

function FullTimeline({ orderId }: { readonly orderId: string }) {
  const timeline = useAdminOrderPart(orderId, 'timeline', ({ items }) => items.some(isWaiting));
  return (
    <Awaited query={timeline} room={200}>
      {({ items }) => <Timeline entries={items} detailed />}
    </Awaited>
  );
}
