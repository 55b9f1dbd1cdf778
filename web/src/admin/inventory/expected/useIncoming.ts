import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { toastSuccess } from '../../../shell/feedback/toast';

/**
 * Sends what was typed about a delivery, with a key of its own for as long as it says the same: it counts once, however often it is
 * sent after an answer that was lost. Whatever came of it, what there is is read again.
 */
export function useIncoming<Body>(
  call: (body: Body, key: string) => Promise<unknown>,
  { done, onDone }: { readonly done: 'noted' | 'changed' | 'received'; readonly onDone: () => void },
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [sent, setSent] = useState<{ readonly text: string; readonly key: string }>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ body, key }: { readonly body: Body; readonly key: string }) => call(body, key),
    onSuccess: () => {
      toastSuccess(t(`inventory.expected.done.${done}`));
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['inventory'] }),
  });
  const send = (body: Body): void => {
    const text = JSON.stringify(body);
    const once = sent?.text === text ? sent : { text, key: crypto.randomUUID() };
    setSent(once);
    mutate({ body, key: once.key });
  };
  return { send, isPending, error };
}
