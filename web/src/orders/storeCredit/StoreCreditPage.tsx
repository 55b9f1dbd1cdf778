import { Container, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { CreditAccountsJson, CreditEntriesJson } from '../../../../api/schema/money/storeCredit';
import { useFormat } from '../../i18n/useFormat';
import { Awaited } from '../../shell/feedback/Awaited';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { PageTitle } from '../../shell/parts/PageTitle';
import { TextLink } from '../../shell/parts/TextLink';
import { listCreditEntries } from './api';
import { useCredit } from './useCredit';

/** What a customer has of store credit, and what has moved on it. */
export function StoreCreditPage() {
  const { t } = useTranslation();
  const credit = useCredit();
  return (
    <Container size="md" py="lg">
      <PageTitle>{t('storeCredit.page.title')}</PageTitle>
      <Text c="dimmed" mt={4} mb="lg">
        {t('storeCredit.page.intro')}
      </Text>
      <Awaited query={credit} room={240}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconWallet}
              title={t('storeCredit.page.none')}
              hint={t('storeCredit.page.noneHint')}
            />
          ) : (
            <Stack gap="lg">
              {items.map((account) => (
                <Account key={account.available.currency} account={account} />
              ))}
              <Entries />
            </Stack>
          )
        }
      </Awaited>
    </Container>
  );
}

function Account({ account }: { readonly account: CreditAccountsJson['items'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { available, reserved } = account;
  return (
    <Paper p="lg">
      <Group justify="space-between">
        <Text fw={600}>{t('storeCredit.page.available')}</Text>
        <Text fw={700} size="xl" className="numeric">
          {format.money(available)}
        </Text>
      </Group>
      {reserved.amount > 0 && (
        <Text size="sm" c="dimmed">
          {t('storeCredit.page.reserved', { amount: format.money(reserved) })}
        </Text>
      )}
    </Paper>
  );
}

type Entry = CreditEntriesJson['items'][number];

function Entries() {
  const { t } = useTranslation();
  const format = useFormat();
  const entries = useInfiniteQuery({
    queryKey: ['store-credit', 'entries'],
    queryFn: ({ pageParam, signal }) => listCreditEntries(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: readonly Column<Entry>[] = [
    {
      label: t('storeCredit.page.when'),
      cell: ({ at }) => <time dateTime={at}>{format.instant(at)}</time>,
    },
    {
      label: t('storeCredit.page.what'),
      cell: ({ kind, reason }) => [t(`storeCredit.kinds.${kind}`), reason].filter(Boolean).join(': '),
    },
    {
      label: t('storeCredit.page.order'),
      cell: ({ orderId, orderNumber }) =>
        orderId === null ? (
          '–'
        ) : (
          <TextLink alone to="/orders/$orderId" params={{ orderId }} size="sm" className="mono">
            {orderNumber}
          </TextLink>
        ),
    },
    {
      label: t('storeCredit.page.amount'),
      isFigure: true,
      // What was kept before is spent now, which changes nothing of what is there.
      cell: ({ change, amount }) => format.money(change.amount === 0 ? amount : change),
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
