import { Container, Group, Select, Skeleton, Text } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { PageTitle } from '../../shell/parts/PageTitle';
import { listPromises, type PromiseFilter } from './api';
import { PromiseTable } from './PromiseTable';

const REFRESH_MS = 30_000;
const ACTING = ['customer', 'support', 'warehouse', 'finance', 'admin'] as const;

/** Open orders whose promise may be broken, the nearest day first, with why and who can act. */
export function PromisesPage() {
  const { t } = useTranslation();
  const filter = useSearch('/admin/promises');
  const promises = useInfiniteQuery({
    queryKey: ['promises', filter],
    queryFn: ({ pageParam, signal }) => listPromises(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const items = promises.data?.pages.flatMap((page) => page.items);
  const nothing = filter.state || filter.who ? 'noHit' : 'empty';
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('forecast.page.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('forecast.page.intro')}
      </Text>
      <Filters filter={filter} />
      {promises.error && <ErrorNotice error={promises.error} onRetry={() => void promises.refetch()} />}
      {promises.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && <EmptyState icon={IconCalendarCheck} title={t(`forecast.page.${nothing}`)} />}
      {items && items.length > 0 && <PromiseTable promises={items} stale={promises.isPlaceholderData} />}
      <LoadMore query={promises} />
    </Container>
  );
}

function Filters({ filter }: { readonly filter: PromiseFilter }) {
  const { t } = useTranslation();
  const change = (next: PromiseFilter): void =>
    void router.navigate({
      to: '/admin/promises',
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)),
      replace: true,
    });
  return (
    <Group mb="md" gap="sm">
      <Select
        aria-label={t('forecast.page.filter')}
        placeholder={t('forecast.page.of.watched')}
        data={(['at-risk', 'late', 'on-time'] as const).map((value) => ({
          value,
          label: t(`forecast.page.of.${value}`),
        }))}
        value={filter.state ?? null}
        onChange={(state) => change({ ...filter, state: state ?? '' })}
        clearable
        w="16rem"
      />
      <Select
        aria-label={t('forecast.page.who')}
        placeholder={t('forecast.page.anybody')}
        data={ACTING.map((value) => ({ value, label: t(`session.roles.${value}`) }))}
        value={filter.who ?? null}
        onChange={(who) => change({ ...filter, who: who ?? '' })}
        clearable
        w="16rem"
      />
    </Group>
  );
}
