import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshTogether } from '../../http/refreshTogether';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { nameRecipient } from './api';
import {
  METHODS,
  NOBODY,
  fieldsOf,
  recipientOf,
  refusedField,
  type RecipientField,
  type TypedRecipient,
} from './recipientForm';

interface RecipientFormProps {
  readonly path: string;
  /** What to read again: the keys of the order's queries. */
  readonly refresh: readonly unknown[];
  readonly onDone: () => void;
  /** Absent where nobody was named before: there is nothing to go back to. */
  readonly onCancel?: () => void;
}

/** Asks where the money of a refund shall go. */
export function RecipientForm({ path, refresh, onDone, onCancel }: RecipientFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<TypedRecipient>(NOBODY);
  const command = useMutation({
    mutationKey: refresh,
    mutationFn: (recipient: NonNullable<ReturnType<typeof recipientOf>>) => nameRecipient(path, recipient),
    onSuccess: onDone,
    onSettled: (_answer, error) => (error ? undefined : refreshTogether(queryClient, refresh)),
  });
  const refused = refusedField(command.error);
  const recipient = recipientOf(typed);
  const change = (part: Partial<TypedRecipient>): void => {
    setTyped({ ...typed, ...part });
    command.reset();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (recipient) command.mutate(recipient);
      }}
    >
      <Stack gap="sm">
        <Radio.Group
          label={t('payouts.form.method')}
          error={refused === 'method' && t('payouts.form.faults.method')}
          value={typed.method}
          onChange={(value) => change({ method: METHODS.find((known) => known === value) ?? 'bkash' })}
        >
          <Group gap="md" mt="xs">
            {METHODS.map((method) => (
              <Radio key={method} value={method} label={t(`payouts.method.${method}`)} />
            ))}
          </Group>
        </Radio.Group>
        {fieldsOf(typed.method).map((field) => (
          <Field
            key={field}
            field={field}
            value={typed[field]}
            isRefused={refused === field}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
        {command.error && refused === undefined && <ErrorNotice error={command.error} />}
        <Group gap="sm">
          <Button type="submit" loading={command.isPending} disabled={!recipient}>
            {t('payouts.form.do')}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('shell.back')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

interface FieldProps {
  readonly field: RecipientField;
  readonly value: string;
  readonly isRefused: boolean;
  readonly onChange: (value: string) => void;
}

/** Whether a field holds digits: phones show a keypad for it. */
const isNumeric = (field: RecipientField): boolean => field !== 'holder' && field !== 'bank';

function Field({ field, value, isRefused, onChange }: FieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t(`payouts.form.fields.${field}`)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode={isNumeric(field) ? 'tel' : 'text'}
      maxLength={isNumeric(field) ? 40 : 100}
      error={isRefused && t(`payouts.form.faults.${field}`)}
      autoComplete="off"
      required
    />
  );
}
