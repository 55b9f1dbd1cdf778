import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orderEventsUrl } from '../../orders/api';
import { useOrderStream } from '../../http/useOrderStream';
import { useOrderCommand } from '../../orders/parts/useOrderCommand';
import { readAdminOrder } from './api';
import { sendOrderCall, type OrderCall, type OrderPart } from './orderCall';

const FALLBACK_MS = 5_000;
const WAITING_MS = 3_000;

/** An order as staff see it, kept current by the order's own events. */
export function useAdminOrder(orderId: string) {
  const queryClient = useQueryClient();
  const connected = useOrderStream(
    orderEventsUrl(orderId),
    () => void queryClient.invalidateQueries({ queryKey: ['admin-order', orderId] }),
  );
  const order = useQuery({
    queryKey: ['admin-order', orderId],
    queryFn: ({ signal }) => readAdminOrder(orderId, signal),
    refetchInterval: connected ? false : FALLBACK_MS,
  });
  return { order, connected };
}

/**
 * A part of the order with a path of its own; read again whenever the order changes.
 * @param waiting whether the part waits for something that comes without an event of the order; it is asked for then.
 */
export function useAdminOrderPart<Answer>(
  orderId: string,
  { name, read }: OrderPart<Answer>,
  waiting: (known: Answer) => boolean = () => false,
) {
  return useQuery({
    queryKey: ['admin-order', orderId, name],
    queryFn: ({ signal }) => read(orderId, signal),
    refetchInterval: ({ state }) => (state.data !== undefined && waiting(state.data) ? WAITING_MS : false),
  });
}

/** Sends staff's commands to the order and tells how they went. */
export function useAdminCommand(orderId: string, onDone?: () => void) {
  const { t } = useTranslation();
  return useOrderCommand({
    send: (call: OrderCall) => sendOrderCall(orderId, call),
    done: t('adminOrder.actions.done'),
    refresh: ['admin-order', orderId],
    ...(onDone ? { onDone } : {}),
  });
}
