import { Container, Skeleton, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { VendorEventListJson } from '../../../../api/schema/vendorEvents';
import { useFormat } from '../../i18n/useFormat';
import { useWord } from '../../i18n/useWord';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { PageTitle } from '../../shell/parts/PageTitle';
import { TextLink } from '../../shell/parts/TextLink';
import { listVendorEvents } from './api';

const REFRESH_MS = 30_000;

type VendorEvent = VendorEventListJson['items'][number];

/** What vendors said that no rule could use: a person has to find out what it was about. */
export function VendorEventsPage() {
  const { t } = useTranslation();
  const events = useInfiniteQuery({
    queryKey: ['vendor-events'],
    queryFn: ({ pageParam, signal }) => listVendorEvents(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });
  const items = events.data?.pages.flatMap((page) => page.items);
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('vendorEvents.title')}</PageTitle>
      <Text c="dimmed" mb="md" maw={680}>
        {t('vendorEvents.intro')}
      </Text>
      {events.error && <ErrorNotice error={events.error} onRetry={() => void events.refetch()} />}
      {events.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && <EmptyState icon={IconCircleCheck} title={t('vendorEvents.empty')} />}
      {items && items.length > 0 && <EventTable events={items} />}
      <LoadMore query={events} />
    </Container>
  );
}

function EventTable({ events }: { readonly events: readonly VendorEvent[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const columns: readonly Column<VendorEvent>[] = [
    {
      label: t('vendorEvents.vendor'),
      cell: ({ provider }) => <span style={{ textTransform: 'capitalize' }}>{provider}</span>,
    },
    {
      label: t('vendorEvents.at'),
      cell: ({ receivedAt }) => <time dateTime={receivedAt}>{format.instant(receivedAt)}</time>,
    },
    {
      label: t('vendorEvents.word'),
      cell: (event) => (event.word === null ? '–' : <span className="mono">{event.word}</span>),
    },
    { label: t('vendorEvents.why'), cell: ({ alert }) => word('vendorEvents.alerts', alert) },
    {
      label: t('vendorEvents.order'),
      cell: ({ orderId }) => (orderId === null ? '–' : <OrderLink orderId={orderId} />),
    },
    { label: t('vendorEvents.id'), cell: ({ eventId }) => <span className="mono">{eventId}</span> },
  ];
  return <DataTable label={t('vendorEvents.title')} columns={columns} rows={events} keyOf={({ id }) => id} />;
}

/** Vendors name orders that there never were, too: then the page it leads to says so. */
function OrderLink({ orderId }: { readonly orderId: string }) {
  return (
    <TextLink alone to="/admin/orders/$orderId" params={{ orderId }} size="sm" className="mono">
      {orderId}
    </TextLink>
  );
}
