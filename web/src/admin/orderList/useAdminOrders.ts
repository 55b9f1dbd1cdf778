import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useThrottledCallback } from '@mantine/hooks';
import { useOrderStream } from '../../http/useOrderStream';
import type { AdminSearch } from './adminSearch';
import { ADMIN_EVENTS_URL, countOrders, listAdminOrders } from './api';

/** Hundreds of orders can move in a second: the lists are read again at most this often. */
const BREATH_MS = 1_500;
const FALLBACK_MS = 5_000;
const RECENT = 5;

/** Counts, the newest orders and the filtered list, kept current by the feed over all orders. */
export function useAdminOrders(search: AdminSearch) {
  const queryClient = useQueryClient();
  const refresh = useThrottledCallback(
    () => void queryClient.invalidateQueries({ queryKey: ['admin-orders'] }),
    BREATH_MS,
  );
  const connected = useOrderStream(ADMIN_EVENTS_URL, refresh);
  const refetchInterval = connected ? false : FALLBACK_MS;
  const counts = useQuery({
    queryKey: ['admin-orders', 'counts'],
    queryFn: ({ signal }) => countOrders(signal),
    refetchInterval,
  });
  const recent = useQuery({
    queryKey: ['admin-orders', 'recent'],
    queryFn: ({ signal }) => listAdminOrders({}, { limit: RECENT }, signal),
    refetchInterval,
  });
  const list = useInfiniteQuery({
    queryKey: ['admin-orders', 'list', search],
    queryFn: ({ pageParam, signal }) => listAdminOrders(search, { cursor: pageParam, limit: 25 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  return { counts, recent, list, connected };
}
