import { Skeleton, Text } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { listBoxes, listToPack, type SaidOfParcel } from './api';
import { BatchBar } from './BatchBar';
import { nextAfter } from './bench';
import classes from './Bench.module.css';
import { CurrentOrder } from './CurrentOrder';
import { isReady, takesAway, type Job, type PackRequest, type ReadyJob } from './jobs';
import { JobList } from './JobList';
import { OrdersToPack } from './OrdersToPack';
import { PickListView } from './PickListView';
import { PrintedSheets } from './print/PrintedSheets';
import type { BenchSettings } from './remembered';
import { usePacking } from './usePacking';

const REFRESH_MS = 20_000;

interface BenchProps {
  readonly warehouse: string;
  readonly settings: BenchSettings;
  readonly change: (fields: Partial<BenchSettings>) => void;
}

/** One warehouse's bench: what it has to pack, the order in hand, and what was packed. */
export function Bench({ warehouse, settings, change }: BenchProps) {
  const list = useToPack(warehouse);
  const boxes = useQuery({ queryKey: ['boxes'], queryFn: ({ signal }) => listBoxes(signal) });
  const { jobs, pack, clear } = usePacking(warehouse);
  const [sheets, print] = useState<readonly ReadyJob[]>([]);
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set());
  const [picking, pick] = useState<readonly ToPackJson[]>();

  const { orders, current, choose, take } = useInHand(list, jobs);

  const run = async (requests: readonly PackRequest[]): Promise<void> => {
    const ready = (await pack(requests)).filter(isReady);
    if (settings.atOnce && ready.length > 0) print(ready);
  };
  const packCurrent = (order: ToPackJson, said: SaidOfParcel): void => {
    choose(nextAfter(orders, order.id)?.id);
    void run([{ order, said }]);
  };
  const packTicked = (): void => {
    const requests = orders.filter(({ id }) => ticked.has(id)).map((order) => ({ order, said: {} }));
    tick(new Set());
    void run(requests);
  };

  if (picking) return <PickListView orders={picking} onClose={() => pick(undefined)} />;
  return (
    <>
      <div className={`${classes.bench} no-print`}>
        <div className={classes.hand}>
          {current && (
            <CurrentOrder
              key={current.id}
              order={current}
              orders={orders}
              warehouse={warehouse}
              boxes={boxes.data?.items ?? []}
              onSelect={take}
              onPack={(said) => packCurrent(current, said)}
            />
          )}
          <JobList {...{ jobs, settings, change, clear, onPrint: () => print(jobs.filter(isReady)) }} />
        </div>
        <div>
          <Head count={orders.length} isMore={list.query.hasNextPage} packedToday={list.packedToday} />
          {list.query.error && (
            <ErrorNotice error={list.query.error} onRetry={() => void list.query.refetch()} />
          )}
          {list.query.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
          {list.orders && orders.length === 0 && <Nothing />}
          {orders.length > 0 && (
            <>
              <BatchBar
                {...{ orders, ticked, tick }}
                onPack={packTicked}
                onPick={() => pick(orders.filter(({ id }) => ticked.has(id)))}
              />
              <OrdersToPack {...{ orders, ticked, tick, current, choose }} />
            </>
          )}
          <LoadMore query={list.query} />
        </div>
      </div>
      <PrintedSheets sheets={sheets} slips={settings.slips} prices={settings.prices} />
    </>
  );
}

function useToPack(warehouse: string) {
  const query = useInfiniteQuery({
    queryKey: ['packing', warehouse],
    queryFn: ({ pageParam, signal }) => listToPack(warehouse, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });
  return {
    query,
    readAt: query.dataUpdatedAt,
    orders: query.data?.pages.flatMap(({ items }) => items),
    packedToday: query.data?.pages[0]?.packedToday,
  };
}

/** The orders that are left to pack, and which of them is in hand: the one that was chosen, or the first. */
function useInHand(list: ReturnType<typeof useToPack>, jobs: readonly Job[]) {
  const [chosen, choose] = useState<string>();
  // A scan may find one that is on none of the pages that were read.
  const [found, setFound] = useState<ToPackJson>();
  const gone = new Set(jobs.filter((job) => takesAway(job, list.readAt)).map(({ id }) => id));
  const listed = list.orders?.filter(({ id }) => !gone.has(id)) ?? [];
  const known = listed.some(({ id }) => id === found?.id);
  const orders = found && !known && !gone.has(found.id) ? [found, ...listed] : listed;
  const current = orders.find(({ id }) => id === chosen) ?? orders[0];
  return {
    orders,
    current,
    choose,
    take: (order: ToPackJson): void => {
      setFound(order);
      choose(order.id);
    },
  };
}

interface HeadProps {
  readonly count: number;
  readonly isMore: boolean;
  readonly packedToday: number | undefined;
}

function Head({ count, isMore, packedToday }: HeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (packedToday === undefined) return null;
  return (
    <Text size="sm" c="dimmed" mb="xs" role="status">
      {isMore ? t('packing.waitingMore', { orders: format.number(count) }) : t('packing.waiting', { count })}
      {' · '}
      {t('packing.packedToday', { count: packedToday })}
    </Text>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return <EmptyState icon={IconPackage} title={t('packing.nothing')} hint={t('packing.nothingHint')} />;
}
