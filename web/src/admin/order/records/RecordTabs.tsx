import { Paper, Skeleton, Tabs } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { useRouterState, useSearch } from '../../../routing/hooks';
import { router } from '../../../routing/router';
import { bringIntoSight } from '../../../shell/parts/bringIntoSight';
import { RECORDS } from '../panels';
import classes from './RecordTabs.module.css';

/** The order's records, each behind its tab; the one that the address names stands open, else the first. */
export function RecordTabs({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const { tab } = useSearch('/admin/orders/$orderId');
  const arrival = useRouterState(router.shown);
  const [first] = RECORDS;
  const open = RECORDS.find(({ name }) => name === tab) ?? first;
  const frame = useRef<HTMLDivElement>(null);
  const chosen = useRef<string>(undefined);
  useEffect(() => {
    // Whoever comes by a link to it finds it in sight; who has chosen it here sees it already.
    const isChosenHere = tab === chosen.current;
    chosen.current = undefined;
    return tab === undefined || isChosenHere || !frame.current ? undefined : bringIntoSight(frame.current);
  }, [arrival, tab]);
  const choose = (name: string | null): void => {
    chosen.current = name ?? undefined;
    void router.navigate({
      to: '/admin/orders/$orderId',
      params: { orderId: order.id },
      search: name === null || name === first?.name ? {} : { tab: name },
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <Paper ref={frame} p={{ base: 'md', sm: 'lg' }}>
      <Tabs
        value={open?.name ?? null}
        onChange={choose}
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
            <Suspense fallback={<Skeleton h={240} radius="lg" aria-hidden />}>
              <Panel order={order} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Paper>
  );
}
