import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SerialJson } from '../../../../api/schema/stock/serials';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../shell/feedback/toast';
import { markOpenBox } from './api';

/** Has a piece sold again that was with a customer, as the product that the shop sells opened ones as. */
export function OpenBoxForm({ serial }: { readonly serial: SerialJson }) {
  const { t } = useTranslation();
  const [sku, setSku] = useState('');
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => markOpenBox(serial, sku.trim()),
    onSuccess: () => {
      toastSuccess(t('serials.openBox.done'));
      setSku('');
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
      <Text size="sm" c="dimmed" mt="sm" mb={4} maw={680}>
        {t('serials.openBox.explain')}
      </Text>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('serials.openBox.sku')}
          value={sku}
          onChange={(event) => setSku(event.currentTarget.value)}
          maxLength={64}
          flex="1 1 12rem"
          maw="20rem"
        />
        <Button type="submit" size="md" variant="light" loading={isPending} disabled={sku.trim() === ''}>
          {t('serials.openBox.do')}
        </Button>
      </Group>
      {error && <ErrorNotice error={error} />}
    </form>
  );
}
