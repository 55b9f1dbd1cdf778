import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refreshTogether } from '../../http/refreshTogether';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { useNow } from '../parts/useNow';
import { codeFault } from './codeFault';
import { tooSoonOf, type TooSoon } from './resend';

/** A code that is on its way. */
export interface SentCode {
  readonly to: string;
  readonly expiresAt: string;
  readonly resendAt: string;
}

interface CodeFormProps {
  /** Unlike that of any other form of the page. */
  readonly id: string;
  readonly send: () => Promise<SentCode>;
  readonly prove: (code: string) => Promise<unknown>;
  readonly refresh: readonly unknown[];
}

/** Sends a code by text, and takes it back. */
export function CodeForm({ id, send, prove, refresh }: CodeFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const sending = useMutation({ mutationKey: refresh, mutationFn: send });
  const proving = useMutation({
    mutationKey: refresh,
    mutationFn: prove,
    onSettled: () => refreshTogether(queryClient, refresh),
  });
  const fault = codeFault(proving.error);
  const tooSoon = tooSoonOf(sending.error, sending.submittedAt);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        proving.mutate(code.trim());
      }}
    >
      <Stack gap="sm">
        {sending.data && (
          <Text size="sm" role="status">
            {t('codes.sent', {
              to: format.digits(sending.data.to),
              until: format.time(sending.data.expiresAt),
            })}
          </Text>
        )}
        {tooSoon && <Wait {...tooSoon} onOver={() => sending.reset()} />}
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('codes.label')}
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value);
              proving.reset();
            }}
            error={fault !== undefined}
            {...(fault && { 'aria-describedby': `${id}-fault` })}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            w="10rem"
          />
          <Button type="submit" loading={proving.isPending} disabled={code.trim() === ''}>
            {t('codes.do')}
          </Button>
          <Button
            variant="default"
            loading={sending.isPending}
            disabled={tooSoon !== undefined}
            onClick={() => sending.mutate()}
          >
            {t(sending.data || tooSoon ? 'codes.again' : 'codes.send')}
          </Button>
        </Group>
        {fault && (
          <Text size="sm" c="red" role="alert" id={`${id}-fault`}>
            {t(`codes.faults.${fault}`)}
          </Text>
        )}
        {sending.error && !tooSoon && <ErrorNotice error={sending.error} />}
        {proving.error && !fault && <ErrorNotice error={proving.error} />}
      </Stack>
    </form>
  );
}

interface WaitProps extends TooSoon {
  readonly onOver: () => void;
}

/** How long another code has to wait, counted down: that none was sent now is no failure. */
function Wait({ to, until, onOver }: WaitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = until - useNow();
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  return (
    <>
      {/* Said once, and not with every second. */}
      <Text size="sm" role="status">
        {to === undefined ? t('codes.tooMany') : t('codes.sentBefore', { to: format.digits(to) })}
      </Text>
      <Text size="sm" aria-live="off">
        {t('codes.againIn', { left: format.duration(Math.max(left, 0)) })}
      </Text>
    </>
  );
}
