import { Container, Group, SegmentedControl, Select, Skeleton, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { PageTitle } from '../../shell/parts/PageTitle';
import { listRefunds } from './api';
import { METHODS, ORIGINS, type RefundFilter } from './refundFilter';
import { RefundTable } from './RefundTable';

const REFRESH_MS = 15_000;

/** Refunds that wait for somebody, or for a bank; those first that wait longest. Each is decided on the page of its order. */
export function RefundsPage() {
  const { t } = useTranslation();
  const filter = useSearch('/admin/refunds');
  const refunds = useInfiniteQuery({
    queryKey: ['refunds', filter],
    queryFn: ({ pageParam, signal }) => listRefunds(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const items = refunds.data?.pages.flatMap((page) => page.items);
  const isNarrowed = filter.origin !== undefined || filter.method !== undefined;
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('refunds.page.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('refunds.page.intro')}
      </Text>
      <Filters filter={filter} />
      {refunds.error && <ErrorNotice error={refunds.error} onRetry={() => void refunds.refetch()} />}
      {refunds.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && (
        <EmptyState
          icon={IconCircleCheck}
          title={t(isNarrowed ? 'refunds.page.noHit' : 'refunds.page.empty')}
        />
      )}
      {items && items.length > 0 && <RefundTable refunds={items} stale={refunds.isPlaceholderData} />}
      <LoadMore query={refunds} />
    </Container>
  );
}

function Filters({ filter }: { readonly filter: RefundFilter }) {
  const { t } = useTranslation();
  const change = (next: Readonly<Record<string, string | null | undefined>>): void =>
    void router.navigate({
      to: '/admin/refunds',
      search: Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  return (
    <Group mb="md" gap="sm">
      <SegmentedControl
        aria-label={t('refunds.page.show')}
        value={filter.show ?? 'open'}
        onChange={(chosen) => change({ show: chosen === 'all' ? 'all' : undefined })}
        data={[
          { value: 'open', label: t('refunds.page.open') },
          { value: 'all', label: t('refunds.page.all') },
        ]}
      />
      <Select
        aria-label={t('refunds.page.by')}
        placeholder={t('refunds.page.anyOrigin')}
        data={ORIGINS.map((value) => ({ value, label: t(`refunds.origin.${value}`) }))}
        value={filter.origin ?? null}
        onChange={(origin) => change({ origin })}
        clearable
        w={{ base: '100%', xs: '13rem' }}
      />
      <Select
        aria-label={t('refunds.page.method')}
        placeholder={t('refunds.page.anyMethod')}
        data={METHODS.map((value) => ({ value, label: t(`refunds.method.${value}`) }))}
        value={filter.method ?? null}
        onChange={(method) => change({ method })}
        clearable
        w={{ base: '100%', xs: '13rem' }}
      />
    </Group>
  );
}
