import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../shell/useProblemText';
import { toastFailure, toastSuccess } from '../shell/toast';

interface OrderCommand<Input> {
  readonly send: (input: Input) => Promise<unknown>;
  /** What to tell when the order has taken it. */
  readonly done: string;
  /** What to read again: the keys of the order's queries. */
  readonly refresh: readonly unknown[];
  readonly onDone?: () => void;
}

/** Sends a command to an order, tells how it went, and reads the truth again either way. */
export function useOrderCommand<Input>({ send, done, refresh, onDone }: OrderCommand<Input>) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      toastSuccess(done);
      onDone?.();
    },
    onError: (error) => toastFailure(t('shell.failed'), problemText(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  });
}
