import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CreditAdjustmentJson } from '../../../../api/schema/money/storeCredit';
import { useTranslation } from '../../i18n/useTranslation';
import { toastSuccess } from '../../shell/feedback/toast';
import { adjustCredit } from './api';

/** What is read of a customer's store credit begins with it. */
export const creditKey = (customerId: string): readonly [string, string] => ['customer-credit', customerId];

/**
 * Sends an adjustment with a key of its own for as long as it says the same: it counts once, however often it is sent after an
 * answer that was lost. Whatever came of it, what there is is read again.
 */
export function useAdjustment(customerId: string, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [sent, setSent] = useState<{ readonly body: string; readonly key: string }>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ adjustment, key }: { readonly adjustment: CreditAdjustmentJson; readonly key: string }) =>
      adjustCredit(customerId, adjustment, key),
    onSuccess: () => {
      toastSuccess(t('storeCredit.staff.adjust.done'));
      onDone();
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: creditKey(customerId) }),
        // Orders tell what their customer has.
        queryClient.invalidateQueries({ queryKey: ['admin-order'] }),
      ]),
  });
  const send = (adjustment: CreditAdjustmentJson): void => {
    const body = JSON.stringify(adjustment);
    const once = sent?.body === body ? sent : { body, key: crypto.randomUUID() };
    setSent(once);
    mutate({ adjustment, key: once.key });
  };
  return { send, isPending, error };
}
