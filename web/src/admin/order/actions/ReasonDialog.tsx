import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { FormDialog } from '../../../shell/parts/FormDialog';
import type { OrderCall } from '../orderCall';
import { useAdminCommand } from '../useAdminOrder';

interface ReasonDialogProps {
  readonly orderId: string;
  readonly title: string;
  readonly explain: string;
  readonly label: string;
  readonly danger?: boolean;
  /** The command, with the words. */
  readonly call: (words: string) => OrderCall;
  readonly onClose: () => void;
}

/** Asks for the words a command needs before it is sent, and closes once the order has taken them; what else was sent meanwhile doesn't close it. */
export function ReasonDialog({ orderId, label, call, ...frame }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [input, setInput] = useState('');
  const command = useAdminCommand(orderId, frame.onClose);
  const words = input.trim();
  return (
    <FormDialog
      {...frame}
      confirm={t('adminOrder.actions.confirm')}
      busy={command.isPending}
      ready={words !== ''}
      onConfirm={() => command.mutate(call(words))}
    >
      <Textarea
        label={label}
        value={input}
        onChange={(event) => setInput(event.currentTarget.value)}
        maxLength={500}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
