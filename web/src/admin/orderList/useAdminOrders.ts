import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useThrottledCallback } from '@mantine/hooks';
import { useEffect } from 'react';
import type { AdminOrderListJson } from '../../../../api/schema/admin';
import { useOrderStream } from '../../http/useOrderStream';
import type { AdminSearch } from './adminSearch';
import { ADMIN_EVENTS_URL, countOrders, listAdminOrders, PAGE_SIZE } from './api';
import { rememberList } from './place/listPlace';

/** Hundreds of orders can move in a second: the lists are read again at most this often. */
const BREATH_MS = 1_500;
const FALLBACK_MS = 5_000;
/** Whoever comes back from an order finds the list as long as they left it. */
const KEPT_MS = 30 * 60_000;

/** The filtered list and how many orders stand where, kept current by the feed over all orders. */
export function useAdminOrders(search: AdminSearch) {
  const queryClient = useQueryClient();
  const refresh = useThrottledCallback(
    () => void queryClient.invalidateQueries({ queryKey: ['admin-orders'] }),
    BREATH_MS,
  );
  const connected = useOrderStream(ADMIN_EVENTS_URL, refresh);
  const refetchInterval = connected ? false : FALLBACK_MS;
  const { status: _status, hold: _hold, sort: _sort, ...others } = search;
  const counts = useQuery({
    queryKey: ['admin-orders', 'counts', others],
    queryFn: ({ signal }) => countOrders(others, signal),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  const list = useInfiniteQuery({
    queryKey: ['admin-orders', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      listAdminOrders(search, { cursor: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
    refetchInterval,
  });
  useRemembered(search, list);
  return { counts, list, connected };
}

interface ShownList {
  readonly data: { readonly pages: readonly AdminOrderListJson[] } | undefined;
  /** It belongs to other filters. */
  readonly isPlaceholderData: boolean;
}

/** The pages of the orders lead back to what is shown here. */
function useRemembered(search: AdminSearch, { data, isPlaceholderData }: ShownList): void {
  useEffect(() => {
    // Whoever leaves before it is there comes back to its filters all the same.
    const pages = isPlaceholderData ? [] : (data?.pages ?? []);
    const orders = pages.flatMap((page) => page.items.map(({ id, number }) => ({ id, number })));
    rememberList({ search, orders, nextCursor: pages.at(-1)?.nextCursor ?? null });
  }, [search, data, isPlaceholderData]);
}
