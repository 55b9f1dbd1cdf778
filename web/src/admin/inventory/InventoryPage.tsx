import { Button, Container, Group, Skeleton, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPackages, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { router } from '../../routing/router';
import { useSearch } from '../../routing/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { InventoryJson } from '../../../../api/schema/inventory';
import { useFormat } from '../../i18n/useFormat';
import { useSession } from '../../session/useSession';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { TextLink } from '../../shell/parts/TextLink';
import { PageTitle } from '../../shell/parts/PageTitle';
import { FilterField } from '../../shell/parts/FilterField';
import { AdjustForm } from './AdjustForm';
import { listInventory } from './api';

/** What is on the shelves: found by any part of a SKU or a name, and put right where it stands. */
export function InventoryPage() {
  const { t } = useTranslation();
  const { q = '' } = useSearch('/admin/inventory');
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.select()]]);
  const stock = useInfiniteQuery({
    queryKey: ['inventory', q],
    queryFn: ({ pageParam, signal }) => listInventory(q, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = stock.data?.pages.flatMap((page) => page.items);
  return (
    <Container size="lg" py="md">
      <Group mb="md" gap="lg">
        <PageTitle>{t('inventory.title')}</PageTitle>
        <FilterField
          ref={field}
          type="search"
          flex="1 1 14rem"
          maw="28rem"
          aria-label={t('inventory.search')}
          placeholder={t('inventory.search')}
          aria-keyshortcuts="/"
          leftSection={<IconSearch size={17} aria-hidden />}
          value={q}
          onFilter={(words) =>
            void router.navigate({ to: '/admin/inventory', search: words ? { q: words } : {}, replace: true })
          }
        />
      </Group>
      {stock.error && <ErrorNotice error={stock.error} onRetry={() => void stock.refetch()} />}
      {stock.isPending && <Skeleton h={400} radius="lg" aria-hidden />}
      {rows?.length === 0 && (
        <EmptyState icon={IconPackages} title={t(q ? 'inventory.noHit' : 'inventory.empty')} />
      )}
      {rows && rows.length > 0 && <StockTable rows={rows} stale={stock.isPlaceholderData} />}
      <LoadMore query={stock} />
    </Container>
  );
}

interface StockTableProps {
  readonly rows: readonly InventoryJson[];
  readonly stale: boolean;
}

function StockTable({ rows, stale }: StockTableProps) {
  const { t } = useTranslation();
  const [adjusted, setAdjusted] = useState<string>();
  const mayAdjust = useSession()?.permissions.includes('adjustInventory') ?? false;
  const columns = useFigures();
  const adjust: Column<InventoryJson> = {
    label: t('inventory.adjust.column'),
    isFigure: true,
    cell: ({ sku }) => (
      <Button
        size="sm"
        variant="light"
        mih={36}
        aria-expanded={adjusted === sku}
        aria-label={t('inventory.adjust.open', { sku })}
        onClick={() => setAdjusted(adjusted === sku ? undefined : sku)}
      >
        {t('inventory.adjust.do')}
      </Button>
    ),
  };
  return (
    <DataTable
      label={t('inventory.title')}
      columns={mayAdjust ? [...columns, adjust] : columns}
      rows={rows}
      keyOf={({ sku }) => sku}
      stale={stale}
      below={(stock) =>
        stock.sku === adjusted && <AdjustForm stock={stock} onClose={() => setAdjusted(undefined)} />
      }
    />
  );
}

function useFigures(): readonly Column<InventoryJson>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      label: t('inventory.product'),
      cell: ({ name, variant }) => (
        <span>
          {name}
          {variant && (
            <Text span size="sm" c="dimmed">
              {' '}
              · {variant}
            </Text>
          )}
        </span>
      ),
    },
    {
      label: t('inventory.sku'),
      cell: ({ sku }) => (
        <TextLink alone to="/admin/inventory/$sku" params={{ sku }} size="sm" className="mono">
          {sku}
        </TextLink>
      ),
    },
    {
      label: t('inventory.available'),
      isFigure: true,
      cell: ({ available }) => (
        <Text span size="sm" fw={700} {...(available <= 0 && { c: 'red' })}>
          {format.number(available)}
        </Text>
      ),
    },
    { label: t('inventory.reserved'), isFigure: true, cell: ({ reserved }) => format.number(reserved) },
    { label: t('inventory.onHand'), isFigure: true, cell: ({ onHand }) => format.number(onHand) },
  ];
}
