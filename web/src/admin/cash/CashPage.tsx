import { Button, Container, Group, Select, Skeleton, Text, Title } from '@mantine/core';
import { IconCash, IconFileImport } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { useSession } from '../../session/useSession';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { PageTitle } from '../../shell/parts/PageTitle';
import { listCash, readCashSummary, type CashFilter } from './api';
import { CASH_STATES } from './cashColor';
import { CashTable } from './CashTable';
import { CourierSums } from './CourierSums';
import { useCourierName } from './useCourierName';

/** What reads statements is fetched when somebody has one. */
const StatementForm = lazy(async () => ({
  default: (await import('./statement/StatementForm')).StatementForm,
}));

/** What couriers are to collect and have yet to hand over, parcel by parcel, and where their statements are recorded. */
export function CashPage() {
  const { t, i18n } = useTranslation();
  const filter = useSearch('/admin/cash');
  const [hasStatement, setHasStatement] = useState(false);
  const maySettle = useSession()?.permissions.includes('settleCash') ?? false;
  const summary = useQuery({
    queryKey: ['cash', 'summary'],
    queryFn: ({ signal }) => readCashSummary(signal),
  });
  const parcels = useParcels(filter);
  const sums = summary.data?.items ?? [];
  const couriers = [
    ...new Set([...Object.keys(i18n.texts.parcels.couriers), ...sums.map(({ courier }) => courier)]),
  ];
  return (
    <Container size="lg" py="md">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <PageTitle>{t('cash.page.title')}</PageTitle>
          <Text c="dimmed" maw={680}>
            {t('cash.page.intro')}
          </Text>
        </div>
        {maySettle && (
          <Button
            size="md"
            leftSection={<IconFileImport size={18} aria-hidden />}
            aria-expanded={hasStatement}
            onClick={() => setHasStatement(!hasStatement)}
          >
            {t('cash.statement.open')}
          </Button>
        )}
      </Group>
      {hasStatement && (
        <Suspense fallback={<Skeleton h={320} radius="lg" mb="lg" aria-hidden />}>
          <StatementForm couriers={couriers} />
        </Suspense>
      )}
      <Title order={2} mb="xs">
        {t('cash.page.couriers')}
      </Title>
      {summary.error && <ErrorNotice error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data && <CourierSums sums={sums} />}
      {summary.isPending ? (
        // How tall the sums are nobody knows before they are there: what stands below them comes with them.
        <Skeleton h={480} radius="lg" aria-hidden />
      ) : (
        <>
          <Title order={2} mt="xl" mb="xs">
            {t('cash.page.parcels')}
          </Title>
          <Filters filter={filter} couriers={couriers} />
          <Parcels filter={filter} parcels={parcels} />
        </>
      )}
    </Container>
  );
}

function useParcels(filter: CashFilter) {
  return useInfiniteQuery({
    queryKey: ['cash', 'parcels', filter],
    queryFn: ({ pageParam, signal }) => listCash(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

interface ParcelsProps {
  readonly filter: CashFilter;
  readonly parcels: ReturnType<typeof useParcels>;
}

function Parcels({ filter, parcels }: ParcelsProps) {
  const { t } = useTranslation();
  const items = parcels.data?.pages.flatMap((page) => page.items);
  const isFiltered = filter.state !== undefined || filter.courier !== undefined;
  return (
    <>
      {parcels.error && <ErrorNotice error={parcels.error} onRetry={() => void parcels.refetch()} />}
      {parcels.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && (
        <EmptyState icon={IconCash} title={t(isFiltered ? 'cash.page.noHit' : 'cash.page.empty')} />
      )}
      {items && items.length > 0 && <CashTable parcels={items} stale={parcels.isPlaceholderData} />}
      <LoadMore query={parcels} />
    </>
  );
}

interface FiltersProps {
  readonly filter: CashFilter;
  readonly couriers: readonly string[];
}

function Filters({ filter, couriers }: FiltersProps) {
  const { t } = useTranslation();
  const courierName = useCourierName();
  const change = (next: CashFilter): void =>
    void router.navigate({
      to: '/admin/cash',
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)),
      replace: true,
    });
  return (
    <Group mb="md" gap="sm">
      <Select
        aria-label={t('cash.page.state')}
        placeholder={t('cash.page.anyState')}
        data={CASH_STATES.map((value) => ({ value, label: t(`cash.state.${value}`) }))}
        value={filter.state ?? null}
        onChange={(state) => change({ ...filter, state: state ?? '' })}
        clearable
        w={{ base: '100%', xs: '12rem' }}
      />
      <Select
        aria-label={t('cash.page.courier')}
        placeholder={t('cash.page.anyCourier')}
        data={couriers.map((value) => ({ value, label: courierName(value) }))}
        value={filter.courier ?? null}
        onChange={(courier) => change({ ...filter, courier: courier ?? '' })}
        clearable
        w={{ base: '100%', xs: '12rem' }}
      />
    </Group>
  );
}
