import { Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CreditEntriesJson } from '../../../../api/schema/money/storeCredit';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../shell/parts/DataTable';

export type CreditEntry = CreditEntriesJson['items'][number];

interface CreditEntriesProps {
  /** The query's own key; what begins with it is read again after a change. */
  readonly queryKey: readonly string[];
  readonly read: (cursor: string | undefined, signal: AbortSignal) => Promise<CreditEntriesJson>;
  /** What an entry is called by whoever reads it. */
  readonly whatOf: (entry: CreditEntry) => string;
  /** Leads to the order of an entry that has one. */
  readonly orderLink: (orderId: string, number: string) => ReactNode;
}

/** What has moved on the accounts of a customer, the newest first: the changes of one currency come to what can be spent. */
export function CreditEntries({ queryKey, read, whatOf, orderLink }: CreditEntriesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const entries = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const instant = format.instantsOf(items.map(({ at }) => at));
  const columns: readonly Column<CreditEntry>[] = [
    {
      label: t('storeCredit.page.when'),
      cell: ({ at }) => <time dateTime={at}>{instant(at)}</time>,
    },
    { label: t('storeCredit.page.what'), cell: whatOf },
    {
      label: t('storeCredit.page.order'),
      cell: ({ orderId, orderNumber }) =>
        orderId === null ? '–' : orderLink(orderId, orderNumber ?? orderId),
    },
    {
      label: t('storeCredit.page.change'),
      isFigure: true,
      cell: ({ change }) => (change.amount === 0 ? t('storeCredit.page.noChange') : format.change(change)),
    },
  ];
  return (
    <section>
      <Title order={2} mb="xs">
        {t('storeCredit.page.entries')}
      </Title>
      {entries.error && <ErrorNotice error={entries.error} onRetry={() => void entries.refetch()} />}
      {items.length > 0 && (
        <DataTable
          label={t('storeCredit.page.entries')}
          columns={columns}
          rows={items}
          keyOf={({ key }) => key}
        />
      )}
      <LoadMore query={entries} />
    </section>
  );
}
