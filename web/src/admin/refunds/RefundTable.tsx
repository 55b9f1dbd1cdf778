import { Badge } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { RefundListJson } from '../../../../api/schema/money/refunds';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import { personName } from '../../session/personName';
import { DataTable, TwoLines, type Column } from '../../shell/parts/DataTable';
import { OrderLink } from '../order/OrderLink';
import { DueBy } from './DueBy';
import { REFUND_COLOR } from './refundColor';
import { useReasonText } from './useReasonText';
import { wayBack } from './wayBack';

type Refund = RefundListJson['items'][number];

interface RefundTableProps {
  readonly refunds: readonly Refund[];
  readonly stale: boolean;
}

/** Refunds, those first that wait longest: what each is for, by which way it goes back, why, and who wants it. */
export function RefundTable({ refunds, stale }: RefundTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('refunds.page.title')}
      columns={useColumns()}
      rows={refunds}
      keyOf={({ orderId, id }) => `${orderId}/${id}`}
      stale={stale}
    />
  );
}

function useColumns(): readonly Column<Refund>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  const reasonText = useReasonText();
  return [
    { label: t('refunds.page.order'), cell: (refund) => <OrderLink {...placeOf(refund)} tab="refunds" /> },
    {
      label: t('refunds.page.status'),
      cell: ({ status }) => <Badge color={REFUND_COLOR[status]}>{t(`refunds.status.${status}`)}</Badge>,
    },
    {
      label: t('refunds.page.what'),
      cell: ({ kind, origin }) => (
        <TwoLines note={origin === 'CUSTOMER' && t('refunds.origin.CUSTOMER')}>
          {t(`refunds.kind.${kind}`)}
        </TwoLines>
      ),
    },
    {
      label: t('refunds.page.reason'),
      cell: (refund) => (
        <TwoLines note={refund.because.map((cause) => t(`appeasements.because.${cause}`)).join('; ')}>
          {reasonText(refund)}
        </TwoLines>
      ),
    },
    {
      label: t('refunds.page.by'),
      cell: ({ requestedBy, requestedAt, customerName }) => (
        <TwoLines note={<time dateTime={requestedAt}>{format.ago(requestedAt)}</time>}>
          {personName(requestedBy, find, customerName)}
        </TwoLines>
      ),
    },
    {
      label: t('refunds.page.due'),
      cell: ({ dueBy, overdue, status }) =>
        status === 'REFUNDED' || status === 'REJECTED' ? '–' : <DueBy at={dueBy} isLate={overdue} />,
    },
    { label: t('refunds.page.method'), cell: (refund) => t(`refunds.method.${wayBack(refund)}`) },
    { label: t('refunds.page.amount'), isFigure: true, cell: ({ amount }) => format.money(amount) },
  ];
}

const placeOf = ({ orderId, orderNumber }: Refund) => ({ orderId, orderNumber });
