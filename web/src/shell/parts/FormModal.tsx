import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import classes from './FormModal.module.css';

export interface FormDialogProps {
  readonly title: string;
  readonly explain: string;
  /** The fields; none: it only asks to be confirmed. */
  readonly children?: ReactNode;
  /** What is to be in sight above the buttons, such as a sum. */
  readonly foot?: ReactNode;
  readonly confirm: string;
  readonly dismiss?: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** Whether the fields hold what is needed. */
  readonly ready?: boolean;
  readonly opened?: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** The dialog that `FormDialog` opens. */
export function FormModal(props: FormDialogProps) {
  const { title, explain, children, foot, confirm, dismiss, danger = false, busy, ready = true } = props;
  const { opened = true, onClose, onConfirm } = props;
  const { t } = useTranslation();
  // Enter must not do what was not read: where there is nothing to fill in, the focus is on what changes nothing.
  const isCareful = !children;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      classNames={{ content: classes.dialog }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <Stack>
          <Text size="sm">{explain}</Text>
          {children}
          <Stack gap="sm" className={classes.foot}>
            {foot}
            <Group justify="flex-end" className={classes.buttons}>
              <Button variant="default" onClick={onClose} {...(isCareful && { 'data-autofocus': true })}>
                {dismiss ?? t('shell.back')}
              </Button>
              <Button type="submit" loading={busy} disabled={!ready} {...(danger ? { color: 'red' } : {})}>
                {confirm}
              </Button>
            </Group>
          </Stack>
        </Stack>
      </form>
    </Modal>
  );
}
