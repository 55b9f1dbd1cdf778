import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WarehouseJson } from '../../../../api/schema/stock/warehouses';
import { useTranslation } from '../../i18n/useTranslation';
import { toastSuccess } from '../../shell/feedback/toast';

export const WAREHOUSES_KEY = ['warehouses'] as const;

/** Sends a change of warehouses. Whatever came of it, they are read again: somebody else may have changed them. */
export function useWarehouseCall(onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (call: () => Promise<WarehouseJson>) => call(),
    onSuccess: () => {
      toastSuccess(t('warehouses.done'));
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: WAREHOUSES_KEY }),
  });
  return { send: mutate, isPending, error };
}
