import { Badge, Container, Group, Select, Skeleton, Text } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { TransactionPageJson } from '../../../../api/schema/money/refunds';
import { useFormat } from '../../i18n/useFormat';
import { useWord } from '../../i18n/useWord';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { DownloadButton } from '../../shell/parts/DownloadButton';
import { FilterField } from '../../shell/parts/FilterField';
import { PageTitle } from '../../shell/parts/PageTitle';
import { TRANSACTION_COLOR } from '../money/transactionColor';
import { OrderLink } from '../order/OrderLink';
import { downloadTransactions, listTransactions, type TransactionFilter } from './api';

type Transaction = TransactionPageJson['items'][number];

const KINDS: readonly Transaction['kind'][] = ['AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND'];
const STATUSES: readonly Transaction['status'][] = ['PENDING', 'SUCCEEDED', 'FAILED'];

/** Everything that gateways were asked for, the newest first, narrowed by what stands in the page's address. */
export function TransactionsPage() {
  const { t } = useTranslation();
  const filter = useSearch('/admin/transactions');
  const transactions = useInfiniteQuery({
    queryKey: ['transactions', filter],
    queryFn: ({ pageParam, signal }) => listTransactions(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = transactions.data?.pages.flatMap((page) => page.items);
  return (
    <Container size="lg" py="md">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <PageTitle>{t('refunds.transactions.title')}</PageTitle>
          <Text c="dimmed">{t('refunds.transactions.intro')}</Text>
        </div>
        <DownloadButton
          label={t('refunds.transactions.download')}
          name="transactions.csv"
          download={() => downloadTransactions(filter)}
        />
      </Group>
      <Filters filter={filter} />
      {transactions.error && (
        <ErrorNotice error={transactions.error} onRetry={() => void transactions.refetch()} />
      )}
      {transactions.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && <EmptyState icon={IconReportMoney} title={t('refunds.transactions.empty')} />}
      {items && items.length > 0 && (
        <TransactionTable transactions={items} stale={transactions.isPlaceholderData} />
      )}
      <LoadMore query={transactions} />
    </Container>
  );
}

function Filters({ filter }: { readonly filter: TransactionFilter }) {
  const { t } = useTranslation();
  const change = (next: TransactionFilter): void =>
    void router.navigate({
      to: '/admin/transactions',
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)),
      replace: true,
    });
  return (
    <Group mb="md" gap="sm">
      <FilterField
        aria-label={t('refunds.transactions.number')}
        placeholder={t('refunds.transactions.number')}
        value={filter.number ?? ''}
        onFilter={(number) => change({ ...filter, number })}
        w={{ base: '100%', xs: '12rem' }}
      />
      <Select
        aria-label={t('refunds.transactions.kind')}
        placeholder={t('refunds.transactions.anyKind')}
        data={KINDS.map((value) => ({ value, label: t(`money.transactionKind.${value}`) }))}
        value={filter.kind ?? null}
        onChange={(kind) => change({ ...filter, kind: kind ?? '' })}
        clearable
        w={{ base: '100%', xs: '10rem' }}
      />
      <Select
        aria-label={t('refunds.transactions.status')}
        placeholder={t('refunds.transactions.anyStatus')}
        data={STATUSES.map((value) => ({ value, label: t(`money.transactionStatus.${value}`) }))}
        value={filter.status ?? null}
        onChange={(status) => change({ ...filter, status: status ?? '' })}
        clearable
        w={{ base: '100%', xs: '10rem' }}
      />
    </Group>
  );
}

interface TransactionTableProps {
  readonly transactions: readonly Transaction[];
  readonly stale: boolean;
}

function TransactionTable({ transactions, stale }: TransactionTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const columns: readonly Column<Transaction>[] = [
    {
      label: t('refunds.transactions.at'),
      cell: ({ at }) => <time dateTime={at}>{format.instant(at)}</time>,
    },
    {
      label: t('refunds.transactions.order'),
      cell: ({ orderId, orderNumber }) => <OrderLink orderId={orderId} orderNumber={orderNumber} />,
    },
    { label: t('refunds.transactions.kind'), cell: ({ kind }) => t(`money.transactionKind.${kind}`) },
    {
      label: t('refunds.transactions.status'),
      cell: ({ status, code }) => (
        <>
          <Badge color={TRANSACTION_COLOR[status]}>{t(`money.transactionStatus.${status}`)}</Badge>
          {code !== null && (
            <Text span size="xs" c="dimmed">
              {' '}
              {word('money.decline', code)}
            </Text>
          )}
        </>
      ),
    },
    { label: t('refunds.transactions.provider'), cell: ({ provider }) => word('money.provider', provider) },
    {
      label: t('refunds.transactions.reference'),
      cell: ({ providerRef }) => (providerRef === null ? '–' : <span className="mono">{providerRef}</span>),
    },
    { label: t('refunds.transactions.amount'), isFigure: true, cell: ({ amount }) => format.money(amount) },
  ];
  return (
    <DataTable
      label={t('refunds.transactions.title')}
      columns={columns}
      rows={transactions}
      keyOf={({ id }) => id}
      stale={stale}
    />
  );
}
