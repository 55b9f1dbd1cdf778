import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { SettableStatus } from '../../../../../domain/order/status';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { setStatus } from '../api';
import type { OrderDialogProps } from '../orderPagePart';
import { useAdminCommand } from '../useAdminOrder';

/** What a status asks for beside it: whoever vouches for what happened must say how they know. */
const NEEDED: Readonly<Record<SettableStatus, 'notesProof' | 'notesReason' | undefined>> = {
  PROCESSING: undefined,
  READY: undefined,
  SHIPPED: undefined,
  OUT_FOR_DELIVERY: undefined,
  DELIVERY_FAILED: 'notesReason',
  DELIVERED: 'notesProof',
  CANCELLED: 'notesReason',
};

/** Moves the order to one of the statuses it may take now. */
export function StatusDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<SettableStatus>();
  const [notes, setNotes] = useState('');
  const command = useAdminCommand(order.id, onClose);
  const allowed = order.allowedStatuses;
  // The order may have moved on since the choice.
  const status = allowed.find((known) => known === chosen);
  const needed = status && NEEDED[status];
  return (
    <FormDialog
      title={t('adminOrder.status.title')}
      explain={t('adminOrder.status.explain')}
      confirm={t('adminOrder.status.set')}
      busy={command.isPending}
      ready={status !== undefined && (needed === undefined || notes.trim() !== '')}
      onClose={onClose}
      onConfirm={() => status && command.mutate(setStatus(status, notes))}
    >
      <Select
        label={t('adminOrder.status.to')}
        placeholder={t('adminOrder.status.choose')}
        data={allowed.map((value) => ({ value, label: t(`orders.status.${value}`) }))}
        value={status ?? null}
        onChange={(value) => setChosen(allowed.find((known) => known === value))}
        data-autofocus
      />
      <Textarea
        label={t(`adminOrder.status.${needed ?? 'notes'}`)}
        description={needed && t('adminOrder.status.needed')}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        maxLength={2000}
        required={needed !== undefined}
      />
    </FormDialog>
  );
}
