import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orderEventsUrl, readOrder, readTimeline, readTracking } from '../api';
import { refreshTogether } from '../../http/refreshTogether';
import { useOrderStream } from '../../http/useOrderStream';

/** How often the page asks while the live connection is away. */
const FALLBACK_MS = 5_000;

/**
 * An order, kept current by the server's events: with each change it is read again together with its parts that are shown, and
 * all are shown together.
 */
export function useOrder(orderId: string) {
  const queryClient = useQueryClient();
  const connected = useOrderStream(
    orderEventsUrl(orderId),
    () => void refreshTogether(queryClient, ['order', orderId]),
  );
  const order = useQuery({
    queryKey: ['order', orderId],
    queryFn: ({ signal }) => readOrder(orderId, signal),
  });
  useEffect(() => {
    if (connected) return undefined;
    const timer = setInterval(() => void refreshTogether(queryClient, ['order', orderId]), FALLBACK_MS);
    return () => clearInterval(timer);
  }, [connected, orderId, queryClient]);
  return { order, connected };
}

/** Where the order's parcels have been; read again with the order. */
export function useTracking(orderId: string) {
  return useQuery({
    queryKey: ['order', orderId, 'tracking'],
    queryFn: ({ signal }) => readTracking(orderId, signal),
  });
}

/** What happened to the order; read again with it. */
export function useTimeline(orderId: string) {
  return useQuery({
    queryKey: ['order', orderId, 'timeline'],
    queryFn: ({ signal }) => readTimeline(orderId, signal),
  });
}
