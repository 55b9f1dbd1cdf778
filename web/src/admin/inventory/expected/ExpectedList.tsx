import { Button, Group, Skeleton, Text } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { useSession } from '../../../session/useSession';
import { EmptyState } from '../../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../../shell/feedback/LoadMore';
import { listIncoming } from './api';
import { ExpectDialog } from './ExpectDialog';
import { ExpectedTable } from './ExpectedTable';

/** What suppliers are to bring, the overdue first. */
export function ExpectedList({ q }: { readonly q: string }) {
  const { t } = useTranslation();
  const mayAdjust = useSession()?.permissions.includes('adjustInventory') ?? false;
  const [isAdding, add] = useState(false);
  const incoming = useInfiniteQuery({
    queryKey: ['inventory', 'expected', q],
    queryFn: ({ pageParam, signal }) => listIncoming(q, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = incoming.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm">
        <Text size="sm" c="dimmed" maw={560}>
          {t('inventory.expected.intro')}
        </Text>
        {mayAdjust && (
          <Button variant="light" aria-haspopup="dialog" onClick={() => add(true)}>
            {t('inventory.expected.add.open')}
          </Button>
        )}
      </Group>
      {incoming.error && <ErrorNotice error={incoming.error} onRetry={() => void incoming.refetch()} />}
      {incoming.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {rows?.length === 0 && (
        <EmptyState icon={IconTruckDelivery} title={t(q ? 'inventory.noHit' : 'inventory.expected.none')} />
      )}
      {rows && rows.length > 0 && (
        <ExpectedTable rows={rows} stale={incoming.isPlaceholderData} mayAdjust={mayAdjust} />
      )}
      <LoadMore query={incoming} />
      {isAdding && <ExpectDialog onClose={() => add(false)} />}
    </>
  );
}
