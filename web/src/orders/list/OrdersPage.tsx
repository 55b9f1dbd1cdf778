import { Container, Skeleton, Stack, Text } from '@mantine/core';
import { IconReceipt2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { OrderListJson } from '../../../../api/schema/order';
import { listOrders } from '../api';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LinkButton } from '../../shell/parts/LinkButton';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { CreditNote } from '../storeCredit/CreditNote';
import { OrderCard } from './OrderCard';

const SETTLED = new Set(['Delivered', 'Cancelled', 'Returned']);

/** Orders under way are asked for often, a list of settled ones seldom. */
const LIVELY_MS = 3_000;
const QUIET_MS = 20_000;

function pace(pages: readonly OrderListJson[] | undefined): number {
  const moving = pages?.some(({ items }) => items.some(({ stage }) => !SETTLED.has(stage)));
  return moving ? LIVELY_MS : QUIET_MS;
}

export function OrdersPage() {
  const { t } = useTranslation();
  const orders = useInfiniteQuery({
    queryKey: ['orders'],
    queryFn: ({ pageParam, signal }) => listOrders(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => pace(state.data?.pages),
  });
  const items = orders.data?.pages.flatMap((page) => page.items);
  return (
    <Container size="md" py="lg">
      <PageTitle>{t('orders.list.title')}</PageTitle>
      <Text c="dimmed" mt={4} mb="lg">
        {t('orders.list.intro')}
      </Text>
      <CreditNote />
      {orders.error && <ErrorNotice error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.isPending && <ListSkeleton />}
      {items?.length === 0 && (
        <EmptyState icon={IconReceipt2} title={t('orders.list.empty')} hint={t('orders.list.emptyHint')}>
          <LinkButton to="/">{t('shell.toShop')}</LinkButton>
        </EmptyState>
      )}
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {items?.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </Stack>
      <LoadMore query={orders} />
    </Container>
  );
}

function ListSkeleton() {
  return (
    <Stack gap="sm" aria-hidden>
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} h={92} radius="lg" />
      ))}
    </Stack>
  );
}
