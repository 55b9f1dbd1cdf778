import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import { closeWarehouse } from './api';
import { useWarehouseCall } from './useWarehouseCall';

interface ClosureDialogProps {
  /** Of the warehouse. */
  readonly code: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Closes a warehouse on some days. */
export function ClosureDialog({ code, name, onClose }: ClosureDialogProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const { send, isPending, error } = useWarehouseCall(onClose);
  // One day is closed more often than several.
  const last = to || from;
  const isBackwards = from !== '' && last < from;
  return (
    <FormDialog
      title={t('warehouses.closures.addTo', { name })}
      explain={t('warehouses.closures.explain')}
      confirm={t('warehouses.closures.do')}
      busy={isPending}
      ready={from !== '' && !isBackwards && reason.trim() !== ''}
      onClose={onClose}
      onConfirm={() => send(() => closeWarehouse(code, { from, to: last, reason: reason.trim() }))}
    >
      <TextInput
        type="date"
        label={t('warehouses.closures.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        required
        data-autofocus
      />
      <TextInput
        type="date"
        label={t('warehouses.closures.to')}
        description={t('warehouses.closures.toHint')}
        value={to}
        min={from}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={isBackwards && t('warehouses.closures.backwards')}
      />
      <TextInput
        label={t('warehouses.closures.reason')}
        description={t('warehouses.closures.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={80}
        required
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
