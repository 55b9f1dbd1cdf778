import { Badge, Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PayoutPageJson } from '../../../../api/schema/money/payouts';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useFindWord } from '../../i18n/useWord';
import { personName } from '../../session/personName';
import { useSession } from '../../session/useSession';
import { toastFailure } from '../../shell/feedback/toast';
import { useProblemText, useProblemTitle } from '../../shell/feedback/useProblemText';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { TextLink } from '../../shell/parts/TextLink';
import { sendOrderCall } from '../order/orderCall';
import { approvePayout } from './api';
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
  return [
    {
      label: t('payouts.page.order'),
      cell: ({ orderId, orderNumber }) => (
        <TextLink
          alone
          to="/admin/orders/$orderId"
          params={{ orderId }}
          search={{ tab: 'refunds' }}
          size="sm"
          className="mono"
        >
          {orderNumber}
        </TextLink>
      ),
    },
    {
      label: t('payouts.page.state'),
      cell: ({ state }) => <Badge color={PAYOUT_COLOR[state]}>{t(`payouts.state.${state}`)}</Badge>,
    },
    {
      label: t('payouts.page.to'),
      cell: ({ method, last }) =>
        method === null
          ? '–'
          : t('payouts.where', { method: t(`payouts.method.${method}`), last: last ?? '' }),
    },
    {
      label: t('payouts.page.by'),
      cell: ({ namedBy, customerName }) => (namedBy === null ? '–' : personName(namedBy, find, customerName)),
    },
    { label: t('payouts.page.missing'), cell: (row) => <Missing row={row} /> },
    {
      label: t('payouts.page.due'),
      cell: ({ dueBy, overdue, state }) =>
        state === 'PAID' ? (
          '–'
        ) : (
          <Text component="time" dateTime={dueBy} size="sm" {...(overdue && { c: 'red', fw: 600 })}>
            {format.ago(dueBy)}
          </Text>
        ),
    },
    { label: t('payouts.page.amount'), isFigure: true, cell: ({ amount }) => format.money(amount) },
  ];
}

/** What is missing, and the button that gives it where that is for this person. */
function Missing({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const { state, reason, reference } = row;
  const me = useSession()?.id;
  if (state === 'PAID') return <span className="mono">{reference ?? '–'}</span>;
  return (
    <>
      {t(`payouts.missing.${state}`)}
      {reason !== null && (
        <Text span display="block" size="xs" c="dimmed">
          {t(`payouts.reason.${reason}`)}
        </Text>
      )}
      {state === 'PROVEN' && row.namedBy?.id !== me && <Approve row={row} />}
    </>
  );
}

function Approve({ row: { orderId, orderNumber, refundId, payoutId } }: { readonly row: Row }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const problemTitle = useProblemTitle();
  const queryClient = useQueryClient();
  const approval = useMutation({
    mutationFn: () => sendOrderCall(orderId, approvePayout(refundId, payoutId ?? '')),
    onError: (error) => toastFailure(problemTitle(error), problemText(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['payouts'] }),
  });
  return (
    <div>
      <Button
        mt={4}
        size="compact-md"
        loading={approval.isPending}
        aria-label={t('payouts.approveNamed', { number: orderNumber })}
        onClick={() => approval.mutate()}
      >
        {t('payouts.approve')}
      </Button>
    </div>
  );
}
