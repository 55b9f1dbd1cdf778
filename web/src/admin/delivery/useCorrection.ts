import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { refreshTogether } from '../../http/refreshTogether';
import { toastSuccess } from '../../shell/feedback/toast';
import { releaseHold } from '../holds/api';
import { sendOrderCall } from '../order/orderCall';
import { correctDelivery } from './api';
import { correctionOf, formOf, missingFields, refusedFields, type CorrectionForm } from './correctionForm';

/**
 * The form that corrects where the order goes.
 * @param bookAgain whether the courier is asked again afterwards; what was corrected before that failed isn't corrected twice.
 */
export function useCorrection(order: AdminOrderJson, { bookAgain }: { readonly bookAgain: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [before, setBefore] = useState(order.shippingAddress);
  const form = useForm<CorrectionForm>({
    initialValues: formOf(before),
    validate: (values) => missingFields(values, before),
  });
  const close = (): void => setOpened(false);
  const focusFirst = (faults: object): void => form.getInputNode(Object.keys(faults)[0] ?? '')?.focus();
  const mutation = useMutation({
    mutationFn: async (values: CorrectionForm) => {
      const correction = correctionOf(values, before, order.shippingAddress);
      if (correction) await sendOrderCall(order.id, correctDelivery(correction));
      if (bookAgain) await sendOrderCall(order.id, releaseHold('COURIER', ''));
    },
    onSuccess: () => {
      toastSuccess(t(bookAgain ? 'delivery.bookedAgain' : 'delivery.corrected'));
      close();
    },
    onError: (error) => {
      const faults = refusedFields(error);
      form.setErrors(faults);
      focusFirst(faults);
    },
    onSettled: (_answer, error) => {
      const read = refreshTogether(queryClient, ['admin-order', order.id]);
      // While the server is away reading takes long, and whoever failed wants to try again.
      return error ? undefined : read;
    },
  });
  const { error } = mutation;
  return {
    form,
    opened,
    busy: mutation.isPending,
    isChanged: correctionOf(form.values, before, order.shippingAddress) !== undefined,
    /** What went wrong, where no field says so. */
    error: error && Object.keys(refusedFields(error)).length === 0 ? error : undefined,
    open: () => {
      setBefore(order.shippingAddress);
      form.setValues(formOf(order.shippingAddress));
      form.clearErrors();
      mutation.reset();
      setOpened(true);
    },
    close,
    submit: () => form.onSubmit((values) => mutation.mutate(values), focusFirst)(),
  };
}

export type CorrectionState = ReturnType<typeof useCorrection>;
