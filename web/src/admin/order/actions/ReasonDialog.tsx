import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { FormDialog } from '../../../shell/parts/FormDialog';

interface ReasonDialogProps {
  readonly title: string;
  readonly explain: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (words: string) => void;
}

/** Asks for the words a command needs before it is sent. */
export function ReasonDialog({ label, onConfirm, ...frame }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [input, setInput] = useState('');
  const words = input.trim();
  return (
    <FormDialog
      {...frame}
      confirm={t('adminOrder.actions.confirm')}
      ready={words !== ''}
      onConfirm={() => onConfirm(words)}
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
