import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { orderEventsUrl } from '../../orders/api';
import { refreshTogether } from '../../http/refreshTogether';
import { useOrderStream } from '../../http/useOrderStream';
import { useOrderCommand } from '../../orders/parts/useOrderCommand';
import { readAdminOrder } from './api';
import { sendOrderCall, type OrderCall, type OrderPart } from './orderCall';

const FALLBACK_MS = 5_000;
const WAITING_MS = 3_000;
const A_LITTLE_MS = 1_000;
/** Browsers' timers know no time beyond some weeks. */
const LONGEST_MS = 3_600_000;

/** An order as staff see it, kept current by the order's own events. */
export function useAdminOrder(orderId: string) {
  const queryClient = useQueryClient();
  const connected = useOrderStream(
    orderEventsUrl(orderId),
    () => void refreshTogether(queryClient, ['admin-order', orderId]),
  );
  const order = useQuery({
    queryKey: ['admin-order', orderId],
    queryFn: ({ signal }) => readAdminOrder(orderId, signal),
    refetchInterval: ({ state }) => (connected ? nextEndIn(state.data) : FALLBACK_MS),
  });
  return { order, connected };
}

/**
 * How long until the next hold should end. One that can't is overdue then, which is no event of the order: it is read again.
 */
function nextEndIn(order: AdminOrderJson | undefined): number | false {
  const ends = (order?.holds ?? []).flatMap(({ until, overdue }) =>
    until === undefined || overdue ? [] : [Date.parse(until) - Date.now()],
  );
  if (ends.length === 0) return false;
  return Math.min(Math.max(Math.min(...ends), 0) + A_LITTLE_MS, LONGEST_MS);
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
    withReason: true,
    ...(onDone ? { onDone } : {}),
  });
}
