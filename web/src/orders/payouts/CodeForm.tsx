import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshTogether } from '../../http/refreshTogether';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { proveRecipient, sendCode } from './api';
import { codeFault } from './recipientForm';

interface CodeFormProps {
  readonly path: string;
  readonly refresh: readonly unknown[];
}

/** Sends the code that proves the number, and takes it back. */
export function CodeForm({ path, refresh }: CodeFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const sending = useMutation({ mutationKey: refresh, mutationFn: () => sendCode(path) });
  const proving = useMutation({
    mutationKey: refresh,
    mutationFn: (typed: string) => proveRecipient(path, typed),
    onSettled: () => refreshTogether(queryClient, refresh),
  });
  const fault = codeFault(proving.error);
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
            {t('payouts.code.sent', { to: sending.data.to, until: format.time(sending.data.expiresAt) })}
          </Text>
        )}
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('payouts.code.label')}
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value);
              proving.reset();
            }}
            error={fault !== undefined}
            {...(fault && { 'aria-describedby': `${path}-fault` })}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            w="10rem"
          />
          <Button type="submit" loading={proving.isPending} disabled={code.trim() === ''}>
            {t('payouts.code.do')}
          </Button>
          <Button variant="default" loading={sending.isPending} onClick={() => sending.mutate()}>
            {t(sending.data ? 'payouts.code.again' : 'payouts.code.send')}
          </Button>
        </Group>
        {fault && (
          <Text size="sm" c="red" role="alert" id={`${path}-fault`}>
            {t(`payouts.code.faults.${fault}`)}
          </Text>
        )}
        {sending.error && <ErrorNotice error={sending.error} />}
        {proving.error && !fault && <ErrorNotice error={proving.error} />}
      </Stack>
    </form>
  );
}
