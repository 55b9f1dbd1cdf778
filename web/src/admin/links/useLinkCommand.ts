import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refreshTogether } from '../../http/refreshTogether';
import { useTranslation } from '../../i18n/useTranslation';
import { toastSuccess } from '../../shell/feedback/toast';
import { sendOrderCall, type OrderCall } from '../order/orderCall';

/** Sends a command about an order's payment, and reads the order again whatever comes of it. */
export function useLinkCommand(orderId: string, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: ['admin-order', orderId],
    mutationFn: (call: OrderCall) => sendOrderCall(orderId, call),
    onSuccess: () => {
      toastSuccess(t('adminOrder.actions.done'));
      onDone();
    },
    onSettled: (_answer, error) => {
      const read = refreshTogether(queryClient, ['admin-order', orderId]);
      // While the server is away reading takes long, and whoever failed wants to try again.
      return error ? undefined : read;
    },
  });
}
