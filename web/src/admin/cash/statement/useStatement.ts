import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { settleStatement } from '../api';
import { readStatement, type StatementLine } from './readStatement';
import { sendStatement, toSend, type Outcomes } from './sendStatement';

const NONE: Outcomes = new Map();

/** A courier's statement while it is filled in and sent: what was read of it, and what became of each line. */
export function useStatement(firstCourier: string) {
  const queryClient = useQueryClient();
  const [courier, setCourier] = useState(firstCourier);
  const [reference, setReference] = useState('');
  const [text, setText] = useState('');
  const [outcomes, setOutcomes] = useState(NONE);
  const read = useMemo(() => readStatement(text), [text]);
  const open = toSend(read.lines, outcomes);
  const sending = useMutation({
    mutationFn: (lines: readonly StatementLine[]) =>
      sendStatement({
        ...{ courier, reference: reference.trim(), lines, settle: settleStatement },
        onPart: (part) => setOutcomes((known) => new Map([...known, ...part])),
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['cash'] }),
  });
  /** What became of lines was told of the statement as it was. */
  const change = (set: () => void): void => {
    set();
    setOutcomes(NONE);
    sending.reset();
  };
  return {
    ...{ courier, reference, text, read, outcomes, open },
    setCourier: (chosen: string) => change(() => setCourier(chosen)),
    setReference: (typed: string) => change(() => setReference(typed)),
    setText: (pasted: string) => change(() => setText(pasted)),
    send: () => sending.mutate(open),
    isSending: sending.isPending,
    error: sending.error,
    clear: () =>
      change(() => {
        setText('');
        setReference('');
      }),
  };
}
