import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type KeyboardEvent, type Ref } from 'react';

interface FilterFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'error'> {
  /** The filter as it stands in the address; empty when there is none. */
  readonly value: string;
  /** Told shortly after the last letter. */
  readonly onFilter: (text: string) => void;
  /** How the address will write what was typed; undefined for what can't be a filter. */
  readonly read?: (typed: string) => string | undefined;
  /** Said about what can't be one. */
  readonly fault?: string;
  /** Told what is typed when Enter is pressed; the filter is told before it. */
  readonly onEnter?: (text: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

const PAUSE_MS = 300;
const trimmed = (typed: string): string => typed.trim();

/**
 * A filter that is typed. The letters are the field's own, so that nobody is interrupted when the address follows;
 * when the address changes from elsewhere (filters cleared, the back button), the field follows the address.
 */
export function FilterField({ value, onFilter, read = trimmed, fault, onEnter, ...input }: FilterFieldProps) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== told) {
      setTyped(value);
      setTold(value);
    }
  }
  const tell = useDebouncedCallback((text: string) => {
    setTold(text);
    onFilter(text);
  }, PAUSE_MS);
  const change = (text: string): void => {
    setTyped(text);
    const filter = read(text);
    if (filter === undefined) tell.cancel();
    else tell(filter);
  };
  const enter = ({ key }: KeyboardEvent): void => {
    const filter = key === 'Enter' ? read(typed) : undefined;
    if (filter === undefined) return;
    tell.flush();
    onEnter?.(filter);
  };
  return (
    <TextInput
      {...input}
      onKeyDown={enter}
      value={typed}
      error={read(typed) === undefined && fault}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
