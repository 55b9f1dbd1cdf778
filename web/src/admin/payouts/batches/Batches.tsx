import { Badge, Group, Select, Skeleton, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BatchPageJson } from '../../../../../api/schema/money/payouts';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { useFindWord } from '../../../i18n/useWord';
import { router } from '../../../routing/router';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../../shell/feedback/toast';
import { ConfirmButton } from '../../../shell/parts/ConfirmButton';
import { DataTable, type Column } from '../../../shell/parts/DataTable';
import { TextLink } from '../../../shell/parts/TextLink';
import { createBatch, listBatches } from '../api';
import { BATCH_COLOR } from '../payoutColor';

type Summary = BatchPageJson['items'][number];

const REFRESH_MS = 15_000;

/** Pays out what is approved, and shows what was paid out before. */
export function Batches() {
  const { t } = useTranslation();
  const batches = useQuery({
    queryKey: ['payouts', 'batches'],
    queryFn: ({ signal }) => listBatches(signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <section aria-label={t('payouts.batches.title')}>
      <Title order={2} mt="xl" mb="xs">
        {t('payouts.batches.title')}
      </Title>
      {batches.error && <ErrorNotice error={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.isPending && <Skeleton h={160} radius="lg" aria-hidden />}
      {batches.data && <MakeBatch {...batches.data} />}
      {batches.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('payouts.batches.none')}
        </Text>
      )}
      {batches.data && batches.data.items.length > 0 && <BatchTable batches={batches.data.items} />}
    </section>
  );
}

/** A bank by its name; one of another release by its key. */
export function useBankName(): (provider: string) => string {
  const find = useFindWord();
  return (provider) => find('payouts.banks', provider) ?? provider;
}

function MakeBatch({ banks, madeAt }: Pick<BatchPageJson, 'banks' | 'madeAt'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const bankName = useBankName();
  const queryClient = useQueryClient();
  const [bank, setBank] = useState(banks[0] ?? '');
  const command = useMutation({
    mutationFn: createBatch,
    onSuccess: ({ id }) => {
      toastSuccess(t('payouts.batches.made'));
      void router.navigate({ to: '/admin/payouts', search: { batch: id } });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['payouts'] }),
  });
  return (
    <>
      <Group align="flex-end" gap="sm" mb="md">
        <Select
          label={t('payouts.batches.bank')}
          data={banks.map((value) => ({ value, label: bankName(value) }))}
          value={bank}
          onChange={(chosen) => chosen !== null && setBank(chosen)}
          allowDeselect={false}
          w="12rem"
        />
        <ConfirmButton
          size="md"
          label={t('payouts.batches.make')}
          title={t('payouts.batches.makeTitle')}
          explain={t(`payouts.batches.makeExplain${bank === 'csv' ? 'File' : ''}`, { bank: bankName(bank) })}
          busy={command.isPending}
          onConfirm={(close) => command.mutate(bank, { onSettled: close })}
        />
      </Group>
      {command.error && <ErrorNotice error={command.error} />}
      {madeAt.length > 0 && (
        <Text size="sm" c="dimmed" mb="md">
          {t('payouts.batches.madeAt', { times: madeAt.map(inDigits(format.number)).join(', ') })}
        </Text>
      )}
    </>
  );
}

function BatchTable({ batches }: { readonly batches: readonly Summary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const bankName = useBankName();
  const find = useFindWord();
  const columns: readonly Column<Summary>[] = [
    {
      label: t('payouts.batches.at'),
      cell: ({ id, createdAt }) => (
        <TextLink
          alone
          to="/admin/payouts"
          search={{ batch: id }}
          size="sm"
          aria-label={t('payouts.batches.show', { id, at: format.instant(createdAt) })}
        >
          <time dateTime={createdAt}>{format.instant(createdAt)}</time>
        </TextLink>
      ),
    },
    {
      label: t('payouts.page.state'),
      cell: ({ state, code }) => (
        <>
          <Badge color={BATCH_COLOR[state]}>{t(`payouts.batches.state.${state}`)}</Badge>
          {code !== null && (
            <Text span display="block" size="xs" c="dimmed">
              {find('payouts.stopped', code) ?? code}
            </Text>
          )}
        </>
      ),
    },
    { label: t('payouts.batches.bank'), cell: ({ provider }) => bankName(provider) },
    { label: t('payouts.batches.payouts'), isFigure: true, cell: (row) => format.number(row.payouts) },
    { label: t('payouts.batches.open'), isFigure: true, cell: (row) => count(row.open, format.number) },
    { label: t('payouts.batches.bounced'), isFigure: true, cell: (row) => count(row.bounced, format.number) },
    { label: t('payouts.batches.dropped'), isFigure: true, cell: (row) => count(row.dropped, format.number) },
    { label: t('payouts.batches.total'), isFigure: true, cell: ({ total }) => format.money(total) },
  ];
  return (
    <DataTable label={t('payouts.batches.title')} columns={columns} rows={batches} keyOf={({ id }) => id} />
  );
}

/** A time such as `16:00`, in the digits of the language. */
const inDigits =
  (write: (number: number) => string) =>
  (time: string): string =>
    time.replaceAll(/\d/g, (digit) => write(Number(digit)));

/** None is a dash. */
const count = (number: number, write: (number: number) => string): string =>
  number === 0 ? '–' : write(number);
