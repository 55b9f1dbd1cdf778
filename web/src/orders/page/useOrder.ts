import { useQuery, useQueryClient } from '@tanstack/react-query';
import { orderEventsUrl, readOrder, readTimeline, readTracking } from '../api';
import { refreshTogether } from '../../http/refreshTogether';
import { useOrderStream } from '../../http/useOrderStream';
import { isWaiting } from '../timeline/wording';

/** How often the page asks while the live connection is away. */
const FALLBACK_MS = 5_000;
/** How often it asks for what comes without an event: that a message was sent. */
const WAITING_MS = 3_000;

/**
 * An order with its timeline and tracking, kept current by the server's events: with each change all three are read again, and
 * shown together.
 */
export function useOrder(orderId: string) {
  const queryClient = useQueryClient();
  const connected = useOrderStream(
    orderEventsUrl(orderId),
    () => void refreshTogether(queryClient, ['order', orderId]),
  );
  const refetchInterval = connected ? false : FALLBACK_MS;
  const order = useQuery({
    queryKey: ['order', orderId],
    queryFn: ({ signal }) => readOrder(orderId, signal),
    refetchInterval,
  });
  const timeline = useQuery({
    queryKey: ['order', orderId, 'timeline'],
    queryFn: ({ signal }) => readTimeline(orderId, signal),
    refetchInterval: ({ state }) =>
      refetchInterval || (state.data?.items.some(isWaiting) ? WAITING_MS : false),
  });
  const tracking = useQuery({
    queryKey: ['order', orderId, 'tracking'],
    queryFn: ({ signal }) => readTracking(orderId, signal),
    refetchInterval,
  });
  return { order, timeline, tracking, connected };
}
