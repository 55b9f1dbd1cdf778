import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { WarehouseJson } from '../../../../api/schema/stock/warehouses';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession } from '../../session/useSession';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';
import { reopenWarehouse } from './api';
import { ClosureDialog } from './ClosureDialog';
import { useWarehouseCall } from './useWarehouseCall';

interface ClosureListProps {
  /** Of the warehouse. */
  readonly code: string;
  readonly name: string;
  readonly closures: WarehouseJson['closures'];
}

/** The days on which a warehouse is closed beside its weekly holidays, and for whoever may, more of them or fewer. */
export function ClosureList({ code, name, closures }: ClosureListProps) {
  const { t } = useTranslation();
  const mayClose = useSession()?.permissions.includes('closeWarehouses') ?? false;
  const [isOpen, open] = useState(false);
  return (
    <>
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={3} size="h5">
          {t('warehouses.closures.title')}
        </Title>
        {mayClose && (
          <Button
            variant="subtle"
            size="sm"
            aria-haspopup="dialog"
            aria-label={t('warehouses.closures.addOf', { name })}
            onClick={() => open(true)}
          >
            {t('warehouses.closures.add')}
          </Button>
        )}
      </Group>
      {closures.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('warehouses.closures.none')}
        </Text>
      )}
      <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {closures.map((closure) => (
          <ClosureLine key={closure.id} {...{ code, closure, mayClose }} />
        ))}
      </Stack>
      {isOpen && <ClosureDialog {...{ code, name }} onClose={() => open(false)} />}
    </>
  );
}

interface ClosureLineProps {
  readonly code: string;
  readonly closure: WarehouseJson['closures'][number];
  readonly mayClose: boolean;
}

function ClosureLine({ code, closure: { id, from, to, reason }, mayClose }: ClosureLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { send, isPending, error } = useWarehouseCall(() => undefined);
  const days =
    from === to
      ? format.calendarDay(from)
      : t('warehouses.closures.days', { from: format.calendarDay(from), to: format.calendarDay(to) });
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="center">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <b>{reason}</b>: {days}
        </Text>
        {mayClose && (
          <ConfirmButton
            variant="subtle"
            flex="none"
            size="sm"
            label={t('warehouses.closures.remove')}
            name={t('warehouses.closures.removeOf', { reason, days })}
            title={t('warehouses.closures.removeTitle')}
            explain={t('warehouses.closures.removeExplain', { reason, days })}
            busy={isPending}
            onConfirm={() => send(() => reopenWarehouse(code, id))}
          />
        )}
      </Group>
      {error && <ErrorNotice error={error} />}
    </li>
  );
}
