import { Badge, Container, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { RefundListJson } from '../../../../api/schema/money/refunds';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { personName } from '../../session/personName';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { PageTitle } from '../../shell/parts/PageTitle';
import { TextLink } from '../../shell/parts/TextLink';
import { listRefunds } from './api';
import { REFUND_COLOR } from './refundColor';

const REFRESH_MS = 15_000;
const OPEN = 'AWAITING_APPROVAL,TO_PAY_OUT,FAILED,PENDING';

type Refund = RefundListJson['items'][number];

/** Refunds that wait for somebody, or for a bank; those first that wait longest. Each is decided on the page of its order. */
export function RefundsPage() {
  const { t } = useTranslation();
  const { show = 'open' } = useSearch('/admin/refunds');
  const refunds = useInfiniteQuery({
    queryKey: ['refunds', show],
    queryFn: ({ pageParam, signal }) => listRefunds(show === 'open' ? OPEN : undefined, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const items = refunds.data?.pages.flatMap((page) => page.items);
  return (
    <Container size="lg" py="md">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <PageTitle>{t('refunds.page.title')}</PageTitle>
          <Text c="dimmed" maw={680}>
            {t('refunds.page.intro')}
          </Text>
        </div>
        <SegmentedControl
          aria-label={t('refunds.page.show')}
          value={show}
          onChange={(chosen) =>
            void router.navigate({
              to: '/admin/refunds',
              search: chosen === 'all' ? { show: 'all' } : {},
              replace: true,
            })
          }
          data={[
            { value: 'open', label: t('refunds.page.open') },
            { value: 'all', label: t('refunds.page.all') },
          ]}
        />
      </Group>
      {refunds.error && <ErrorNotice error={refunds.error} onRetry={() => void refunds.refetch()} />}
      {refunds.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && <EmptyState icon={IconCircleCheck} title={t('refunds.page.empty')} />}
      {items && items.length > 0 && <RefundTable refunds={items} stale={refunds.isPlaceholderData} />}
      <LoadMore query={refunds} />
    </Container>
  );
}

/** How long there is until it has to be there; what is late stands out. */
function DueBy({ at, isLate }: { readonly at: string; readonly isLate: boolean }) {
  const format = useFormat();
  return (
    <Text component="time" dateTime={at} size="sm" {...(isLate && { c: 'red', fw: 600 })}>
      {format.ago(at)}
    </Text>
  );
}

function RefundTable({ refunds, stale }: { readonly refunds: readonly Refund[]; readonly stale: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  const columns: readonly Column<Refund>[] = [
    {
      label: t('refunds.page.order'),
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
      label: t('refunds.page.status'),
      cell: ({ status }) => <Badge color={REFUND_COLOR[status]}>{t(`refunds.status.${status}`)}</Badge>,
    },
    {
      label: t('refunds.page.reason'),
      cell: ({ reason, purpose }) =>
        find(purpose === null ? 'refunds.reasons' : 'appeasements.reasons', reason) ?? reason,
    },
    {
      label: t('refunds.page.by'),
      cell: ({ requestedBy, customerName }) => personName(requestedBy, find, customerName),
    },
    {
      label: t('refunds.page.at'),
      cell: ({ requestedAt }) => <time dateTime={requestedAt}>{format.ago(requestedAt)}</time>,
    },
    {
      label: t('refunds.page.due'),
      cell: ({ dueBy, overdue, status }) =>
        status === 'REFUNDED' || status === 'REJECTED' ? '–' : <DueBy at={dueBy} isLate={overdue} />,
    },
    { label: t('refunds.page.amount'), isFigure: true, cell: ({ amount }) => format.money(amount) },
  ];
  return (
    <DataTable
      label={t('refunds.page.title')}
      columns={columns}
      rows={refunds}
      keyOf={({ orderId, id }) => `${orderId}/${id}`}
      stale={stale}
    />
  );
}
