import { NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { IncomingJson } from '../../../../../api/schema/stock/incoming';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { receiveIncoming } from './api';
import { useIncoming } from './useIncoming';

interface ReceiveDialogProps {
  readonly incoming: IncomingJson;
  readonly onClose: () => void;
}

/** Books pieces that have come: all that are still to come, unless another number is typed. */
export function ReceiveDialog({ incoming, onClose }: ReceiveDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = incoming.quantity - incoming.received;
  const [typed, setTyped] = useState<string | number>(open);
  const { send, isPending, error } = useIncoming(
    (quantity: number, key) => receiveIncoming(incoming.id, quantity, key),
    { done: 'received', onDone: onClose },
  );
  const pieces = Number(typed) || 0;
  const isPossible = pieces > 0 && pieces <= open;
  return (
    <FormDialog
      title={t('inventory.expected.receive.title', { sku: incoming.sku })}
      explain={t('inventory.expected.receive.explain', { name: incoming.name })}
      confirm={t('inventory.expected.receive.confirm')}
      busy={isPending}
      ready={isPossible}
      foot={
        <Text size="sm" role="status">
          {t('inventory.expected.receive.then', { left: format.number(Math.max(0, open - pieces)) })}
        </Text>
      }
      onClose={onClose}
      onConfirm={() => isPossible && send(pieces)}
    >
      <NumberInput
        label={t('inventory.expected.receive.pieces')}
        value={typed}
        onChange={setTyped}
        allowDecimal={false}
        min={1}
        max={open}
        required
        data-autofocus
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
