import { Container } from '@mantine/core';
import { router } from '../../routing/router';
import { useSearch } from '../../routing/hooks';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { isFiltered, readAdminSearch, type ChangeSearch } from './adminSearch';
import { ListBar } from './ListBar';
import { OrderTable } from './OrderTable';
import { useAdminOrders } from './useAdminOrders';

/** The back office: the orders, below one bar that finds, filters and counts them. */
export function AdminOrdersPage() {
  const { t } = useTranslation();
  const search = useSearch('/admin/orders');
  const { counts, list, connected } = useAdminOrders(search);
  const change: ChangeSearch = (changed) => {
    void router.navigate({
      to: '/admin/orders',
      search: readAdminSearch({ ...search, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
  const error = counts.error ?? list.error;
  return (
    <Container size="84rem" pb="lg">
      <ListBar search={search} counts={counts.data} connected={connected} onChange={change} />
      {error && <ErrorNotice error={error} onRetry={() => void list.refetch()} />}
      <section aria-label={t('orderList.result')}>
        <OrderTable
          orders={list.data?.pages.flatMap((page) => page.items)}
          rows={18}
          empty={t(isFiltered(search) ? 'orderList.empty' : 'orderList.noOrders')}
          stale={list.isPlaceholderData}
        />
        <LoadMore query={list} />
      </section>
    </Container>
  );
}
