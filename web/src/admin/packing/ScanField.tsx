import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AskingLine } from '../serials/scans';

interface ScanFieldProps {
  /** The line whose number is scanned next. */
  readonly next: AskingLine | undefined;
  readonly isNumbered: boolean;
  readonly error: string | undefined;
  readonly onScan: (text: string) => void;
  /** Enter with nothing in the field. */
  readonly onEnter: () => void;
}

/** Takes what a scanner types, and Enter for the next order. It has the focus as its order comes up. */
export function ScanField({ next, isNumbered, error, onScan, onEnter }: ScanFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    // Who leans on the key packs one order, not all.
    if (event.repeat) return;
    const text = typed.trim();
    setTyped('');
    if (text === '') onEnter();
    else onScan(text);
  };
  return (
    <TextInput
      ref={field}
      label={
        isNumbered && next ? t(`serials.scan.field.${next.kind}`, { name: next.name }) : t('packing.scan')
      }
      description={t('packing.scanHint')}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={enter}
      error={error}
      leftSection={<IconBarcode size={18} aria-hidden />}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={100}
    />
  );
}
