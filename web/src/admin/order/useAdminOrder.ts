import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  readAdminOrder,
  readAdminOrderPart,
  sendAdminCommand,
  type AdminCommand,
  type AdminOrderParts,
} from '../../api/admin';
import { orderEventsUrl } from '../../orders/api';
import { useOrderStream } from '../../api/useOrderStream';
import { useOrderCommand } from '../../orders/parts/useOrderCommand';
import { useTranslation } from 'react-i18next';

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
export function useAdminOrderPart<Part extends keyof AdminOrderParts>(
  orderId: string,
  part: Part,
  waiting: (known: AdminOrderParts[Part]) => boolean = () => false,
) {
  return useQuery({
    queryKey: ['admin-order', orderId, part],
    queryFn: ({ signal }) => readAdminOrderPart(orderId, part, signal),
    refetchInterval: ({ state }) => (state.data && waiting(state.data) ? WAITING_MS : false),
  });
}

/** Sends staff's commands to the order and tells how they went. */
export function useAdminCommand(orderId: string, onDone?: () => void) {
  const { t } = useTranslation();
  return useOrderCommand({
    send: (command: AdminCommand) => sendAdminCommand(orderId, command),
    done: t('adminOrder.actions.done'),
    refresh: ['admin-order', orderId],
    ...(onDone ? { onDone } : {}),
  });
}
