import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from './FormDialog';

interface ConfirmButtonProps extends Omit<ButtonProps, 'children' | 'loading'> {
  readonly label: string;
  /** What the button is called by who hears the buttons alone; absent: its label. */
  readonly name?: string;
  /** What the dialog asks. */
  readonly title: string;
  /** What happens then, with what it moves. */
  readonly explain: string;
  /** It can't be undone. */
  readonly danger?: boolean;
  readonly busy: boolean;
  /** Does it; `close` is for when it is done: one that failed can be tried again. */
  readonly onConfirm: (close: () => void) => void;
}

/** A button for what moves money or ends something: it says what will happen, and does it once that is confirmed. */
export function ConfirmButton({
  label,
  name = label,
  title,
  explain,
  danger = false,
  busy,
  onConfirm,
  ...look
}: ConfirmButtonProps) {
  const [isAsked, ask] = useState(false);
  const close = (): void => ask(false);
  return (
    <>
      <Button {...look} aria-label={name} aria-haspopup="dialog" onClick={() => ask(true)}>
        {label}
      </Button>
      <FormDialog
        {...{ title, explain, danger, busy }}
        confirm={label}
        opened={isAsked}
        onClose={close}
        onConfirm={() => onConfirm(close)}
      />
    </>
  );
}
