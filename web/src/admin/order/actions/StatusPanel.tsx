import { Button, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import type { SettableStatus } from '../../../../../domain/order/status';
import { Section } from '../../../shell/parts/Section';
import { setStatus } from '../api';
import { useAdminCommand } from '../useAdminOrder';

/** What a status asks for beside it: whoever vouches for what happened must say how they know. */
const NEEDED: Readonly<Record<SettableStatus, 'notesProof' | 'notesReason' | undefined>> = {
  PROCESSING: undefined,
  READY: undefined,
  SHIPPED: undefined,
  OUT_FOR_DELIVERY: undefined,
  DELIVERY_FAILED: 'notesReason',
  DELIVERED: 'notesProof',
  CANCELLED: 'notesReason',
};

/** Moves the order to one of the statuses it may take now. */
export function StatusPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <Section title={t('adminOrder.status.title')}>
      <StatusForm order={order} />
    </Section>
  );
}

function StatusForm({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<SettableStatus>();
  const [notes, setNotes] = useState('');
  const command = useAdminCommand(order.id, () => {
    setChosen(undefined);
    setNotes('');
  });
  const allowed = order.allowedStatuses;
  if (allowed.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('adminOrder.status.none')}
      </Text>
    );
  }
  // The order may have moved on since the choice.
  const status = allowed.find((known) => known === chosen);
  const needed = status && NEEDED[status];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (status) command.mutate(setStatus(status, notes));
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('adminOrder.status.to')}
          placeholder={t('adminOrder.status.choose')}
          data={allowed.map((value) => ({ value, label: t(`orders.status.${value}`) }))}
          value={status ?? null}
          onChange={(value) => setChosen(allowed.find((known) => known === value))}
        />
        <Textarea
          label={t(`adminOrder.status.${needed ?? 'notes'}`)}
          description={needed && t('adminOrder.status.needed')}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
          maxLength={2000}
          required={needed !== undefined}
        />
        <Button
          type="submit"
          loading={command.isPending}
          disabled={!status || (needed !== undefined && !notes.trim())}
        >
          {t('adminOrder.status.set')}
        </Button>
      </Stack>
    </form>
  );
}
