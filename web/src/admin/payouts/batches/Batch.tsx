import { Badge, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PayoutBatchJson } from '../../../../../api/schema/money/payouts';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { useFindWord } from '../../../i18n/useWord';
import { usePayoutPlace } from '../../../orders/payouts/usePayoutPlace';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../../shell/feedback/toast';
import { DataTable, type Column } from '../../../shell/parts/DataTable';
import { DownloadButton } from '../../../shell/parts/DownloadButton';
import { TextLink } from '../../../shell/parts/TextLink';
import { OrderLink } from '../../order/OrderLink';
import { downloadBatch, readBatch, submitBatch } from '../api';
import { BounceReason } from '../BounceReason';
import { BATCH_COLOR, LINE_COLOR } from '../payoutColor';
import { useBankName } from './Batches';
import { ResultsForm } from './ResultsForm';

const REFRESH_MS = 5_000;

/** A batch with what became of each payout, its file for the bank, and where the bank's file is recorded. */
export function Batch({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const bankName = useBankName();
  const batch = useQuery({
    queryKey: ['payouts', 'batch', id],
    queryFn: ({ signal }) => readBatch(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'DONE' ? false : REFRESH_MS),
  });
  const { data } = batch;
  return (
    <>
      <TextLink alone to="/admin/payouts" search={{}} size="sm">
        <IconArrowLeft size={16} aria-hidden />
        {t('payouts.batches.back')}
      </TextLink>
      {batch.error && <ErrorNotice error={batch.error} onRetry={() => void batch.refetch()} />}
      {batch.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {data && (
        <>
          <Group justify="space-between" align="flex-start" mt="sm" mb="md">
            <div>
              <Group gap="xs">
                <Title order={2}>{format.money(data.total)}</Title>
                <Badge color={BATCH_COLOR[data.state]}>{t(`payouts.batches.state.${data.state}`)}</Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {bankName(data.provider)} ·{' '}
                <time dateTime={data.createdAt}>{format.instant(data.createdAt)}</time>
                {data.reference !== null && (
                  <>
                    {' · '}
                    <span className="mono">{data.reference}</span>
                  </>
                )}
              </Text>
            </div>
            {data.provider === 'csv' && <FileOfBatch {...data} />}
          </Group>
          <Lines lines={data.lines} />
          {/* Also when all is said: what was paid comes back days later. */}
          {(data.state === 'SUBMITTED' || data.state === 'DONE') && <ResultsForm batchId={id} />}
        </>
      )}
    </>
  );
}

/** The file of a batch: it is there once somebody has said that it goes to the bank, so that it holds nothing that was stopped before. */
function FileOfBatch({ id, state }: PayoutBatchJson) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const handing = useMutation({
    mutationFn: () => submitBatch(id),
    onSuccess: () => toastSuccess(t('payouts.batches.submitted')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['payouts'] }),
  });
  if (state === 'SUBMITTED' || state === 'DONE')
    return (
      <DownloadButton
        label={t('payouts.batches.download')}
        name={`${id}.csv`}
        download={() => downloadBatch(id)}
      />
    );
  if (state !== 'READY') return null;
  return (
    <Stack gap="xs" maw={360}>
      <Button size="md" loading={handing.isPending} onClick={() => handing.mutate()}>
        {t('payouts.batches.submit')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('payouts.batches.submitExplain')}
      </Text>
      {handing.error && <ErrorNotice error={handing.error} />}
    </Stack>
  );
}

type Line = PayoutBatchJson['lines'][number];

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  const place = usePayoutPlace();
  const columns: readonly Column<Line>[] = [
    {
      label: t('payouts.page.order'),
      cell: ({ orderId, orderNumber }) => (
        <OrderLink orderId={orderId} orderNumber={orderNumber} tab="refunds" />
      ),
    },
    {
      label: t('payouts.page.state'),
      cell: ({ state }) => <Badge color={LINE_COLOR[state]}>{t(`payouts.batches.line.${state}`)}</Badge>,
    },
    {
      label: t('payouts.page.to'),
      cell: place,
    },
    {
      label: t('payouts.page.reference'),
      cell: ({ reference }) => (reference === null ? '–' : <span className="mono">{reference}</span>),
    },
    {
      label: t('payouts.batches.detail'),
      cell: ({ reason, detail }) =>
        reason === null ? (
          ((detail && find('payouts.stopped', detail)) ?? detail ?? '–')
        ) : (
          <BounceReason reason={reason} code={detail} />
        ),
    },
    { label: t('payouts.page.amount'), isFigure: true, cell: ({ amount }) => format.money(amount) },
  ];
  return (
    <DataTable
      label={t('payouts.batches.lines')}
      columns={columns}
      rows={lines}
      keyOf={({ payoutId }) => payoutId}
    />
  );
}
