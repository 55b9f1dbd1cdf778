import { Container, Group, Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import { Section } from '../../shell/parts/Section';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LiveBadge } from '../../shell/feedback/LiveBadge';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { isFiltered, readAdminSearch, type ChangeSearch } from './adminSearch';
import { OrderFilters } from './OrderFilters';
import { OrderTable } from './OrderTable';
import { StatusCounts } from './StatusCounts';
import { useAdminOrders } from './useAdminOrders';

const route = getRouteApi('/admin/orders');

/** The back office: counts, what came in last, and the filtered list. */
export function AdminOrdersPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { counts, recent, list, connected } = useAdminOrders(search);
  const change: ChangeSearch = (changed) => {
    void navigate({
      to: '/admin/orders',
      search: readAdminSearch({ ...search, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
  const clear = (): void => void navigate({ to: '/admin/orders', search: {}, resetScroll: false });
  const error = counts.error ?? list.error;
  return (
    <Container size="xl" py="lg">
      <Group justify="space-between" mb="md">
        <PageTitle>{t('orderList.title')}</PageTitle>
        <LiveBadge connected={connected} />
      </Group>
      <Stack gap="lg">
        {error && <ErrorNotice error={error} onRetry={() => void list.refetch()} />}
        <StatusCounts counts={counts.data} search={search} onChange={change} onClear={clear} />
        <Section title={t('orderList.recent')}>
          <OrderTable orders={recent.data?.items} rows={5} empty={t('orderList.noOrders')} />
        </Section>
        <Section title={t('orderList.result')}>
          <OrderFilters search={search} onChange={change} onClear={clear} />
          <OrderTable
            orders={list.data?.pages.flatMap((page) => page.items)}
            rows={10}
            empty={t(isFiltered(search) ? 'orderList.empty' : 'orderList.noOrders')}
            stale={list.isPlaceholderData}
          />
          <LoadMore query={list} />
        </Section>
      </Stack>
    </Container>
  );
}
