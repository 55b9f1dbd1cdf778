import { Container, Group, Select, Skeleton, Text } from '@mantine/core';
import { IconClockCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { PageTitle } from '../../shell/parts/PageTitle';
import { listClocks, type ClockFilter } from './api';
import { ClockTable } from './ClockTable';
import { nothingText } from './nothingText';

const REFRESH_MS = 30_000;
const LEVELS = [
  { value: '50', name: 'half' },
  { value: '80', name: 'most' },
  { value: '100', name: 'all' },
] as const;

/** What customers wait for, those orders first of whose time most is over. */
export function ClocksPage() {
  const { t } = useTranslation();
  const filter = useSearch('/admin/clocks');
  const clocks = useInfiniteQuery({
    queryKey: ['clocks', filter],
    queryFn: ({ pageParam, signal }) => listClocks(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const items = clocks.data?.pages.flatMap((page) => page.items);
  const nothing = nothingText(filter, clocks.data?.pages[0]?.set ?? null);
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('clocks.page.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('clocks.page.intro')}
      </Text>
      <Filters filter={filter} />
      {clocks.error && <ErrorNotice error={clocks.error} onRetry={() => void clocks.refetch()} />}
      {clocks.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && <EmptyState icon={IconClockCheck} title={t(`clocks.page.${nothing}`)} />}
      {items && items.length > 0 && <ClockTable clocks={items} stale={clocks.isPlaceholderData} />}
      <LoadMore query={clocks} />
    </Container>
  );
}

function Filters({ filter }: { readonly filter: ClockFilter }) {
  const { t, i18n } = useTranslation();
  const change = (next: ClockFilter): void =>
    void router.navigate({
      to: '/admin/clocks',
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)),
      replace: true,
    });
  return (
    <Group mb="md" gap="sm">
      <Select
        aria-label={t('clocks.page.clock')}
        placeholder={t('clocks.page.anyClock')}
        data={Object.entries(i18n.texts.clocks.names).map(([value, label]) => ({ value, label }))}
        value={filter.clock ?? null}
        onChange={(clock) => change({ ...filter, clock: clock ?? '' })}
        clearable
        w="16rem"
      />
      <Select
        aria-label={t('clocks.page.level')}
        placeholder={t('clocks.page.anyLevel')}
        data={LEVELS.map(({ value, name }) => ({ value, label: t(`clocks.page.from.${name}`) }))}
        value={filter.level ?? null}
        onChange={(level) => change({ ...filter, level: level ?? '' })}
        clearable
        w="16rem"
      />
    </Group>
  );
}
