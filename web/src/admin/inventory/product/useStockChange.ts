import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { toastSuccess } from '../../../shell/feedback/toast';
import { changeStock, type StockChange } from './api';

/** What is read of a product's stock begins with it, and so does the list of all. */
export const stockKey = (sku: string): readonly string[] => ['inventory', 'product', sku];

/**
 * Sends a change with a key of its own for as long as it says the same: it counts once, however often it is sent after an answer that
 * was lost. Whatever came of it, what there is is read again.
 */
export function useStockChange(sku: string, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [sent, setSent] = useState<{ readonly body: string; readonly key: string }>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ change, key }: { readonly change: StockChange; readonly key: string }) =>
      changeStock(sku, change, key),
    onSuccess: () => {
      toastSuccess(t('inventory.adjust.done'));
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['inventory'] }),
  });
  const send = (change: StockChange): void => {
    const body = JSON.stringify(change);
    const once = sent?.body === body ? sent : { body, key: crypto.randomUUID() };
    setSent(once);
    mutate({ change, key: once.key });
  };
  return { send, isPending, error };
}
