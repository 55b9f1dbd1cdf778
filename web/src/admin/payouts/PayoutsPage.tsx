import { Container, Select, Skeleton, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { PageTitle } from '../../shell/parts/PageTitle';
import { listPayouts } from './api';
import { Batches } from './batches/Batches';
import { Batch } from './batches/Batch';
import { OPEN_STATES, PAYOUT_STATES } from './payoutColor';
import { PayoutTable } from './PayoutTable';

const REFRESH_MS = 15_000;

/** What waits to be paid out and for whom it waits, and the batches by which it was. */
export function PayoutsPage() {
  const { t } = useTranslation();
  const { batch } = useSearch('/admin/payouts');
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('payouts.page.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('payouts.page.intro')}
      </Text>
      {batch === undefined ? <Queue /> : <Batch id={batch} />}
    </Container>
  );
}

/** What waits, and the batches below it once that is known: nothing moves when it comes. */
function Queue() {
  const { t } = useTranslation();
  const { state } = useSearch('/admin/payouts');
  const payouts = useInfiniteQuery({
    queryKey: ['payouts', 'queue', state],
    queryFn: ({ pageParam, signal }) => listPayouts(state ?? OPEN_STATES.join(','), pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const items = payouts.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <section aria-label={t('payouts.page.list')}>
        <Title order={2} mb="xs">
          {t('payouts.page.list')}
        </Title>
        <Select
          aria-label={t('payouts.page.state')}
          placeholder={t('payouts.page.open')}
          data={PAYOUT_STATES.map((value) => ({ value, label: t(`payouts.state.${value}`) }))}
          value={state ?? null}
          onChange={(chosen) =>
            void router.navigate({
              to: '/admin/payouts',
              search: chosen === null ? {} : { state: chosen },
              replace: true,
            })
          }
          clearable
          w={{ base: '100%', xs: '14rem' }}
          mb="md"
        />
        {payouts.error && <ErrorNotice error={payouts.error} onRetry={() => void payouts.refetch()} />}
        {payouts.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
        {items?.length === 0 && <EmptyState icon={IconCircleCheck} title={t('payouts.page.empty')} />}
        {items && items.length > 0 && <PayoutTable payouts={items} stale={payouts.isPlaceholderData} />}
        <LoadMore query={payouts} />
      </section>
      {!payouts.isPending && <Batches />}
    </>
  );
}
