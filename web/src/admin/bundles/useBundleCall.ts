import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toastSuccess } from '../../shell/feedback/toast';

/** Sends what a product consists of. Whatever came of it, what there is is read again. */
export function useBundleCall<Body>(
  call: (body: Body) => Promise<unknown>,
  { done, onDone }: { readonly done: string; readonly onDone: () => void },
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: () => {
      toastSuccess(done);
      onDone();
    },
    onSettled: () =>
      Promise.all(['inventory', 'products'].map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  });
}
