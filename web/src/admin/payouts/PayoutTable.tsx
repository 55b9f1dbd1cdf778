import { Badge } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PayoutPageJson } from '../../../../api/schema/money/payouts';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useFindWord } from '../../i18n/useWord';
import { usePayoutPlace } from '../../orders/payouts/usePayoutPlace';
import { personName } from '../../session/personName';
import { useSession } from '../../session/useSession';
import { toastFailure } from '../../shell/feedback/toast';
import { useProblemText, useProblemTitle } from '../../shell/feedback/useProblemText';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';
import { DataTable, TwoLines, type Column } from '../../shell/parts/DataTable';
import { sendOrderCall } from '../order/orderCall';
import { DueBy } from '../refunds/DueBy';
import { OrderLink } from '../order/OrderLink';
import { approvePayout } from './api';
import { BounceReason } from './BounceReason';
import { PAYOUT_COLOR } from './payoutColor';

type Row = PayoutPageJson['items'][number];

interface PayoutTableProps {
  readonly payouts: readonly Row[];
  readonly stale: boolean;
}

/** Refunds that are paid out, those first that wait longest; each says what is missing. */
export function PayoutTable({ payouts, stale }: PayoutTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('payouts.page.list')}
      columns={useColumns()}
      rows={payouts}
      keyOf={({ orderId, refundId }) => `${orderId}/${refundId}`}
      stale={stale}
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  const place = usePayoutPlace();
  return [
    {
      label: t('payouts.page.order'),
      cell: ({ orderId, orderNumber, customerId, customerName }) => (
        <TwoLines note={customerName || <span className="mono">{customerId}</span>}>
          <OrderLink orderId={orderId} orderNumber={orderNumber} tab="refunds" />
        </TwoLines>
      ),
    },
    {
      label: t('payouts.page.state'),
      cell: ({ state }) => <Badge color={PAYOUT_COLOR[state]}>{t(`payouts.state.${state}`)}</Badge>,
    },
    {
      label: t('payouts.page.to'),
      cell: (row) => place(row) || '–',
    },
    {
      label: t('payouts.page.by'),
      cell: ({ namedBy, customerName }) => (namedBy === null ? '–' : personName(namedBy, find, customerName)),
    },
    { label: t('payouts.page.missing'), cell: (row) => <Missing row={row} /> },
    {
      label: t('payouts.page.due'),
      cell: ({ dueBy, overdue, state }) => (state === 'PAID' ? '–' : <DueBy at={dueBy} isLate={overdue} />),
    },
    { label: t('payouts.page.amount'), isFigure: true, cell: ({ amount }) => format.money(amount) },
  ];
}

/** What is missing, and the button that gives it where that is for this person. */
function Missing({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const { state, reason, code, reference } = row;
  const me = useSession()?.id;
  if (state === 'PAID') return <span className="mono">{reference ?? '–'}</span>;
  return (
    <>
      <TwoLines note={reason !== null && <BounceReason reason={reason} code={code} />}>
        {t(`payouts.missing.${state}`)}
      </TwoLines>
      {state === 'PROVEN' && row.namedBy?.id !== me && <Approve row={row} />}
    </>
  );
}

function Approve({ row }: { readonly row: Row }) {
  const { orderId, orderNumber, refundId, payoutId, amount } = row;
  const place = usePayoutPlace();
  const { t } = useTranslation();
  const format = useFormat();
  const problemText = useProblemText(true);
  const problemTitle = useProblemTitle();
  const queryClient = useQueryClient();
  const approval = useMutation({
    mutationFn: () => sendOrderCall(orderId, approvePayout(refundId, payoutId ?? '')),
    onError: (error) => toastFailure(problemTitle(error), problemText(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['payouts'] }),
  });
  return (
    <div>
      <ConfirmButton
        mt={4}
        size="compact-md"
        label={t('payouts.approve')}
        name={t('payouts.approveNamed', { number: orderNumber })}
        title={t('payouts.approveNamed', { number: orderNumber })}
        explain={t('payouts.approveExplain', {
          amount: format.money(amount),
          where: place(row),
        })}
        busy={approval.isPending}
        onConfirm={(close) => approval.mutate(undefined, { onSuccess: close })}
      />
    </div>
  );
}
