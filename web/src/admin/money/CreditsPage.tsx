import { Container, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { PendingCreditListJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { listCredits } from './api';

/** Cancellation invoices that wait to be settled. */
export function CreditsPage() {
  const { t } = useTranslation();
  const credits = useInfiniteQuery({
    queryKey: ['credits'],
    queryFn: ({ pageParam, signal }) => listCredits(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = credits.data?.pages.flatMap((page) => page.items);
  return (
    <Container size="md" py="lg">
      <PageTitle>{t('money.credits.title')}</PageTitle>
      <Text c="dimmed" mb="lg">
        {t('money.credits.intro')}
      </Text>
      {credits.error && <ErrorNotice error={credits.error} onRetry={() => void credits.refetch()} />}
      {credits.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {items?.length === 0 && <EmptyState icon={IconCoins} title={t('money.credits.empty')} />}
      <Stack gap="xs">
        {items?.map((credit) => (
          <CreditRow key={credit.id} credit={credit} />
        ))}
      </Stack>
      <LoadMore query={credits} />
    </Container>
  );
}

function CreditRow({ credit }: { readonly credit: PendingCreditListJson['items'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Paper p="md">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600} className="mono">
            {credit.id}
          </Text>
          <Text size="sm" c="dimmed">
            {credit.customerId ?? t('money.credits.guest')} · {format.day(credit.issuedAt)} ·{' '}
            {t('money.credits.lines')}: {format.number(credit.lines.length)}
          </Text>
        </div>
        <Text fw={700} className="numeric">
          {format.money(credit.amount)}
        </Text>
      </Group>
    </Paper>
  );
}
