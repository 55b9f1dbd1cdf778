import { Container, Group, Skeleton, Text } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { PendingCreditListJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { DownloadButton } from '../../shell/parts/DownloadButton';
import { PageTitle } from '../../shell/parts/PageTitle';
import { downloadCredits, listCredits } from './api';

type Credit = PendingCreditListJson['items'][number];

/** Cancellation invoices that wait to be settled, and what they come to. */
export function CreditsPage() {
  const { t } = useTranslation();
  const credits = useInfiniteQuery({
    queryKey: ['credits'],
    queryFn: ({ pageParam, signal }) => listCredits(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = credits.data?.pages.flatMap((page) => page.items);
  const sum = credits.data?.pages.at(-1);
  return (
    <Container size="lg" py="md">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <PageTitle>{t('money.credits.title')}</PageTitle>
          <Text c="dimmed">{t('money.credits.intro')}</Text>
        </div>
        {sum && sum.count > 0 && <CreditSum sum={sum} />}
      </Group>
      {credits.error && <ErrorNotice error={credits.error} onRetry={() => void credits.refetch()} />}
      {credits.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && <EmptyState icon={IconCoins} title={t('money.credits.empty')} />}
      {items && items.length > 0 && <CreditTable credits={items} />}
      <LoadMore query={credits} />
    </Container>
  );
}

/** How many there are and what they come to, whatever is shown of them; and all of them as a file. */
function CreditSum({ sum }: { readonly sum: Pick<PendingCreditListJson, 'count' | 'totals'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Group gap="lg">
      <div>
        <Text size="xs" c="dimmed" fw={600}>
          {t('money.credits.total', { count: sum.count })}
        </Text>
        {sum.totals.map((total) => (
          <Text key={total.currency} size="lg" fw={700} className="numeric">
            {format.money(total)}
          </Text>
        ))}
      </div>
      <DownloadButton label={t('money.credits.download')} name="credits.csv" download={downloadCredits} />
    </Group>
  );
}

function CreditTable({ credits }: { readonly credits: readonly Credit[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Credit>[] = [
    { label: t('money.credits.id'), cell: ({ id }) => <span className="mono">{id}</span> },
    {
      label: t('money.credits.issued'),
      cell: ({ issuedAt }) => <time dateTime={issuedAt}>{format.day(issuedAt)}</time>,
    },
    {
      label: t('money.credits.customer'),
      cell: ({ customerId }) => customerId ?? t('money.credits.guest'),
    },
    {
      label: t('money.credits.lines'),
      isFigure: true,
      cell: ({ lines }) => format.number(lines.length),
    },
    { label: t('money.credits.amount'), isFigure: true, cell: ({ amount }) => format.money(amount) },
  ];
  return (
    <DataTable label={t('money.credits.title')} columns={columns} rows={credits} keyOf={({ id }) => id} />
  );
}
