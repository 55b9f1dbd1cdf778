import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from '../../../i18n/useTranslation';
import { refreshTogether } from '../../../http/refreshTogether';
import { useFormat } from '../../../i18n/useFormat';
import { toastSuccess } from '../../../shell/feedback/toast';
import { sendOrderCall, type OrderCall } from '../../order/orderCall';
import { refusedField, type CashField } from '../cashForm';

/** Sends what was recorded about an order's cash; what is refused of a field is said at that field. */
export function useCashCommand(orderId: string, onDone: () => void) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const command = useMutation({
    mutationKey: ['admin-order', orderId],
    mutationFn: (call: OrderCall) => sendOrderCall(orderId, call),
    onSuccess: () => {
      toastSuccess(t('adminOrder.actions.done'));
      onDone();
    },
    onSettled: (_answer, error) => {
      void queryClient.invalidateQueries({ queryKey: ['cash'] });
      const read = refreshTogether(queryClient, ['admin-order', orderId]);
      // While the server is away reading takes long, and whoever failed wants to try again.
      return error ? undefined : read;
    },
  });
  const fault = refusedField(command.error);
  return {
    send: command.mutate,
    busy: command.isPending,
    /** What was wrong with a field, for `error` of its input; goes as soon as something is typed. */
    faultOf: (field: CashField): string | undefined => {
      if (fault?.field !== field) return undefined;
      if (fault.left) return t('cash.faults.tooMuch', { amount: format.money(fault.left) });
      return t(`cash.faults.${field}`);
    },
    forget: command.reset,
    /** What went wrong, where no field says so. */
    error: fault ? null : command.error,
  };
}
