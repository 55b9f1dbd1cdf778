import { Badge } from '@mantine/core';
import type { ClockListJson } from '../../../../api/schema/clocks';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { OrderLink } from '../order/OrderLink';
import { clockColor } from './clockColor';
import { TimeLeft } from './TimeLeft';

type Row = ClockListJson['items'][number];

interface ClockTableProps {
  readonly clocks: readonly Row[];
  readonly stale: boolean;
}

/** Clocks that run; each leads to its order. */
export function ClockTable({ clocks, stale }: ClockTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Row>[] = [
    {
      label: t('clocks.page.order'),
      cell: ({ orderId, orderNumber }) => <OrderLink orderId={orderId} orderNumber={orderNumber} />,
    },
    {
      label: t('clocks.page.customer'),
      cell: ({ customerId, customerName }) => customerName || <span className="mono">{customerId}</span>,
    },
    { label: t('clocks.page.clock'), cell: ({ clock }) => t(`clocks.names.${clock}`) },
    { label: t('clocks.page.status'), cell: ({ orderStatus }) => t(`orders.status.${orderStatus}`) },
    {
      label: t('clocks.page.due'),
      cell: (clock) => <TimeLeft clock={clock} label={t(`clocks.names.${clock.clock}`)} />,
    },
    {
      label: t('clocks.page.share'),
      isFigure: true,
      cell: ({ share }) => (
        <Badge variant="light" color={clockColor(share)}>
          {format.percent(share)}
        </Badge>
      ),
    },
  ];
  return (
    <DataTable
      label={t('clocks.page.title')}
      columns={columns}
      rows={clocks}
      keyOf={({ orderId, clock, startedAt }) => `${orderId}/${clock}/${startedAt}`}
      stale={stale}
    />
  );
}
