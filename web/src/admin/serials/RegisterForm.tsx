import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisterResult } from '../../../../domain/serials/register';
import type { SerialJson } from '../../../../api/schema/stock/serials';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../shell/feedback/toast';
import { noteRegisterCheck } from './api';
import { LONGEST_ANSWER, REGISTER_RESULTS } from './register';

/** Notes what the register of phones said of an IMEI. */
export function RegisterForm({ serial }: { readonly serial: SerialJson }) {
  const { t } = useTranslation();
  const [result, setResult] = useState<RegisterResult>(serial.register ?? 'REGISTERED');
  const [answer, setAnswer] = useState('');
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => noteRegisterCheck(serial, result, answer.trim()),
    onSuccess: () => {
      toastSuccess(t('serials.register.done'));
      setAnswer('');
      return queryClient.invalidateQueries({ queryKey: ['serial'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <Text size="sm" c="dimmed" mb={4} maw={680}>
        {t('serials.register.explain', { value: serial.value })}
      </Text>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('serials.register.result')}
          value={result}
          onChange={(event) =>
            setResult(REGISTER_RESULTS.find((one) => one === event.currentTarget.value) ?? result)
          }
          data={REGISTER_RESULTS.map((one) => ({ value: one, label: t(`serials.register.results.${one}`) }))}
          flex="1 1 12rem"
          maw="16rem"
        />
        <TextInput
          label={t('serials.register.answer')}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          maxLength={LONGEST_ANSWER}
          flex="2 1 14rem"
          maw="28rem"
        />
        <Button type="submit" size="md" variant="light" loading={isPending}>
          {t('serials.register.do')}
        </Button>
      </Group>
      {error && <ErrorNotice error={error} />}
    </form>
  );
}
