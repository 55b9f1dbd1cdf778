import { Group, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson, HistoryJson } from '../../../../../api/schema/admin';
import { useFormat } from '../../../i18n/useFormat';
import { StatusBadge } from '../../../orders/parts/StatusBadge';
import { personaOf } from '../../../session/personas';
import { Awaited } from '../../../shell/feedback/Awaited';
import { history } from '../api';
import { useAdminOrderPart } from '../useAdminOrder';

/** Every status the order had: when, by whom, why. */
export function HistoryPanel({ order }: { readonly order: AdminOrderJson }) {
  const query = useAdminOrderPart(order.id, history);
  return (
    <Awaited query={query} room={80}>
      {(entries) => <Entries entries={entries} />}
    </Awaited>
  );
}

function Entries({ entries }: { readonly entries: HistoryJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('adminOrder.noHistory')}
      </Text>
    );
  }
  const instantOf = format.instantsOf(entries.map(({ timestamp }) => timestamp));
  return (
    <Stack gap="sm">
      {entries.map((entry) => (
        <HistoryRow key={entry.id} entry={entry} at={instantOf(entry.timestamp)} />
      ))}
    </Stack>
  );
}

function HistoryRow({ entry, at }: { readonly entry: HistoryJson[number]; readonly at: string }) {
  const { t } = useTranslation();
  const who = entry.automated ? t('adminOrder.automated') : (personaOf(entry.userId)?.name ?? entry.userId);
  return (
    <div>
      <Group gap={6}>
        {entry.from && (
          <>
            <StatusBadge status={entry.from} />
            <IconArrowRight size={14} aria-hidden />
          </>
        )}
        <StatusBadge status={entry.to} />
      </Group>
      <Text size="xs" c="dimmed">
        {at} · {who}
      </Text>
      {entry.notes && <Text size="sm">{entry.notes}</Text>}
    </div>
  );
}
