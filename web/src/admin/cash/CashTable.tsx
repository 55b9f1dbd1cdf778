import { Badge } from '@mantine/core';
import type { CashPageJson } from '../../../../api/schema/money/cash';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { DataTable, TwoLines, type Column } from '../../shell/parts/DataTable';
import { OrderLink } from '../order/OrderLink';
import { CASH_COLOR } from './cashColor';
import { useCourierName } from './useCourierName';

type Row = CashPageJson['items'][number];

interface CashTableProps {
  readonly parcels: readonly Row[];
  readonly stale: boolean;
}

/** Parcels that cash is collected for; each order leads to its money. */
export function CashTable({ parcels, stale }: CashTableProps) {
  const { t } = useTranslation();
  const courierName = useCourierName();
  const figures = useFigures();
  const columns: readonly Column<Row>[] = [
    {
      label: t('cash.page.order'),
      cell: ({ orderId, orderNumber }) => (
        <OrderLink orderId={orderId} orderNumber={orderNumber} tab="money" />
      ),
    },
    {
      label: t('cash.page.state'),
      cell: ({ state }) => <Badge color={CASH_COLOR[state]}>{t(`cash.state.${state}`)}</Badge>,
    },
    { label: t('cash.page.courier'), cell: ({ courier }) => courierName(courier) },
    {
      label: t('cash.page.consignment'),
      cell: ({ consignmentId }) =>
        consignmentId === null ? '–' : <span className="mono">{consignmentId}</span>,
    },
    ...figures,
  ];
  return (
    <DataTable
      label={t('cash.page.parcels')}
      columns={columns}
      rows={parcels}
      keyOf={({ parcelId }) => parcelId}
      stale={stale}
    />
  );
}

/** What is to be collected of a parcel, and what has become of it. */
function useFigures(): readonly Column<Row>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      label: t('cash.figures.toCollect'),
      isFigure: true,
      cell: ({ toCollect }) => format.money(toCollect),
    },
    {
      label: t('cash.figures.collected'),
      isFigure: true,
      cell: ({ collected, collectedAt }) => (
        <TwoLines note={collectedAt !== null && format.ago(collectedAt)}>
          {collected === null ? '–' : format.money(collected)}
        </TwoLines>
      ),
    },
    {
      label: t('cash.figures.remitted'),
      isFigure: true,
      cell: ({ remitted, fee, state }) => (
        <TwoLines note={fee.amount > 0 && t('cash.page.ofFee', { amount: format.money(fee) })}>
          {['SHORT', 'REMITTED'].includes(state) ? format.money(remitted) : '–'}
        </TwoLines>
      ),
    },
    {
      label: t('cash.figures.open'),
      isFigure: true,
      cell: ({ open }) => (open.amount === 0 ? '–' : format.money(open)),
    },
  ];
}
