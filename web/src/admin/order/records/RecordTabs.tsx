import { Paper, Tabs } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { RECORDS } from '../panels';
import classes from './RecordTabs.module.css';

/** The order's records, each behind its tab; the first stands open. */
export function RecordTabs({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <Paper p={{ base: 'md', sm: 'lg' }}>
      <Tabs
        defaultValue={RECORDS[0]?.name ?? null}
        keepMounted={false}
        classNames={{ list: classes.list, tab: classes.tab }}
      >
        <Tabs.List mb="md">
          {RECORDS.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name} fw={600}>
              {t(label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {RECORDS.map(({ name, Panel }) => (
          <Tabs.Panel key={name} value={name}>
            <Panel order={order} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Paper>
  );
}
