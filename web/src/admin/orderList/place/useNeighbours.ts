import { useQuery } from '@tanstack/react-query';
import { listAdminOrders, PAGE_SIZE } from '../api';
import { neighboursOf, rememberList, useListPlace, type ListPlace } from './listPlace';

/**
 * The orders before and after this one in the list that the person works through. It is the list as they left it: an order that
 * an act took out of its filters still has its place among the others. Whoever reaches its end is given what comes after.
 */
export function useNeighbours(orderId: string) {
  const place = useListPlace();
  const isAtEnd = place !== undefined && place.orders.at(-1)?.id === orderId && place.nextCursor !== null;
  useQuery({
    queryKey: ['orders-beyond', place?.nextCursor],
    queryFn: ({ signal }) => (place ? lengthen(place, signal) : null),
    enabled: isAtEnd,
  });
  return neighboursOf(place, orderId);
}

async function lengthen(place: ListPlace, signal: AbortSignal): Promise<string | null> {
  const { search, orders, nextCursor: cursor } = place;
  const page = await listAdminOrders(search, { cursor: cursor ?? undefined, limit: PAGE_SIZE }, signal);
  const more = page.items.map(({ id, number }) => ({ id, number }));
  rememberList({ search, orders: [...orders, ...more], nextCursor: page.nextCursor });
  return page.nextCursor;
}
