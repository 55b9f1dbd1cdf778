import { Badge, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { IncomingJson } from '../../../../../api/schema/stock/incoming';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { DataTable, TwoLines, type Column } from '../../../shell/parts/DataTable';
import { CancelDialog } from './CancelDialog';
import { ChangeDialog } from './ExpectDialog';
import { ReceiveDialog } from './ReceiveDialog';

const BOOKINGS = ['receive', 'change', 'cancel'] as const;

interface ExpectedTableProps {
  readonly rows: readonly IncomingJson[];
  readonly stale: boolean;
  readonly mayAdjust: boolean;
}

/** Deliveries by day; who keeps the stock books what comes, and changes or ends what doesn't. */
export function ExpectedTable({ rows, stale, mayAdjust }: ExpectedTableProps) {
  const { t } = useTranslation();
  const [asked, ask] = useState<{
    readonly what: (typeof BOOKINGS)[number];
    readonly incoming: IncomingJson;
  }>();
  const columns = useColumns();
  const actions: Column<IncomingJson> = {
    label: t('inventory.expected.actions'),
    isFigure: true,
    cell: (incoming) => (
      <Group gap={6} justify="flex-end">
        {BOOKINGS.map((what) => (
          <Button
            key={what}
            size="sm"
            variant={what === 'receive' ? 'light' : 'default'}
            aria-haspopup="dialog"
            aria-label={t(`inventory.expected.${what}.title`, { sku: incoming.sku })}
            onClick={() => ask({ what, incoming })}
          >
            {t(`inventory.expected.${what}.open`)}
          </Button>
        ))}
      </Group>
    ),
  };
  const close = (): void => ask(undefined);
  return (
    <>
      <DataTable
        label={t('inventory.show.expected')}
        columns={mayAdjust ? [...columns, actions] : columns}
        rows={rows}
        keyOf={({ id }) => id}
        stale={stale}
      />
      {asked?.what === 'receive' && <ReceiveDialog incoming={asked.incoming} onClose={close} />}
      {asked?.what === 'cancel' && <CancelDialog incoming={asked.incoming} onClose={close} />}
      {asked?.what === 'change' && <ChangeDialog incoming={asked.incoming} onClose={close} />}
    </>
  );
}

function useColumns(): readonly Column<IncomingJson>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      label: t('inventory.expected.day'),
      cell: ({ expectedOn, overdue }) => (
        <span>
          {/* At noon of the reader: a day is the same wherever it is read. */}
          {format.day(`${expectedOn}T12:00:00`)}
          {overdue && (
            <Badge color="red" ml={6}>
              {t('inventory.expected.overdue')}
            </Badge>
          )}
        </span>
      ),
    },
    {
      label: t('inventory.product'),
      cell: ({ name, variant, sku }) => (
        <TwoLines note={<span className="mono">{sku}</span>}>
          {[name, variant].filter(Boolean).join(' · ')}
        </TwoLines>
      ),
    },
    { label: t('inventory.expected.reference'), cell: ({ reference }) => reference ?? '—' },
    {
      label: t('inventory.expected.toCome'),
      isFigure: true,
      cell: ({ quantity, received }) => format.number(quantity - received),
    },
    {
      label: t('inventory.expected.received'),
      isFigure: true,
      cell: ({ quantity, received }) =>
        t('inventory.expected.of', { received: format.number(received), quantity: format.number(quantity) }),
    },
  ];
}
