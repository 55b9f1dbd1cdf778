import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { refreshTogether } from '../../http/refreshTogether';
import { useProblemText, useProblemTitle } from '../../shell/feedback/useProblemText';
import { toastFailure, toastSuccess } from '../../shell/feedback/toast';

interface OrderCommand<Input> {
  readonly send: (input: Input) => Promise<unknown>;
  /** What to tell when the order has taken it; absent where its page says so itself. */
  readonly done?: string;
  /** What to read again: the keys of the order's queries. */
  readonly refresh: readonly unknown[];
  /** What its part of the page does then, if it is still there: meanwhile another may stand in its place. */
  readonly onDone?: () => void;
  /** Whether a refusal is told with the API's own words, in whatever language they are. */
  readonly withReason?: boolean;
}

/** Sends a command to an order, tells how it went, and reads the truth again either way. */
export function useOrderCommand<Input>({ send, done, refresh, onDone, withReason }: OrderCommand<Input>) {
  const problemText = useProblemText(withReason);
  const problemTitle = useProblemTitle();
  const queryClient = useQueryClient();
  const isShown = useIsShown();
  return useMutation({
    // By it others learn that somebody has acted on the order.
    mutationKey: refresh,
    mutationFn: send,
    onSuccess: () => {
      if (done !== undefined) toastSuccess(done);
      if (isShown()) onDone?.();
    },
    onError: (error) => toastFailure(problemTitle(error), problemText(error)),
    onSettled: (_answer, error) => {
      const read = refreshTogether(queryClient, refresh);
      // While the server is away reading takes long, and whoever failed wants to try again.
      return error ? undefined : read;
    },
  });
}

function useIsShown(): () => boolean {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return () => shown.current;
}
