import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

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
export function ReasonDialog({
  title,
  explain,
  label,
  danger = false,
  busy,
  onClose,
  onConfirm,
}: ReasonDialogProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(words.trim());
        }}
      >
        <Stack>
          <Text size="sm">{explain}</Text>
          <Textarea
            label={label}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            maxLength={500}
            required
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell.back')}
            </Button>
            <Button
              type="submit"
              loading={busy}
              disabled={!words.trim()}
              {...(danger ? { color: 'red' } : {})}
            >
              {t('admin.actions.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
