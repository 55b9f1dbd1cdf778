import { Badge, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InventoryJson } from '../../../../api/schema/stock/inventory';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession } from '../../session/useSession';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { TextLink } from '../../shell/parts/TextLink';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { AdjustForm } from './AdjustForm';
import { listInventory } from './api';
import { MarksForm } from './MarksForm';

interface StockListProps {
  /** Part of a SKU or a name; empty: all. */
  readonly q: string;
  /** Only what is low on stock. */
  readonly isLow: boolean;
}

/** What is on the shelves. */
export function StockList({ q, isLow }: StockListProps) {
  const { t } = useTranslation();
  const stock = useInfiniteQuery({
    queryKey: ['inventory', 'stock', q, isLow],
    queryFn: ({ pageParam, signal }) => listInventory({ q, isLow }, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = stock.data?.pages.flatMap((page) => page.items);
  const none = isLow && !q ? 'inventory.noneLow' : q ? 'inventory.noHit' : 'inventory.empty';
  return (
    <>
      {stock.error && <ErrorNotice error={stock.error} onRetry={() => void stock.refetch()} />}
      {stock.isPending && <Skeleton h={400} radius="lg" aria-hidden />}
      {rows?.length === 0 && <EmptyState icon={IconPackages} title={t(none)} />}
      {rows && rows.length > 0 && <StockTable rows={rows} stale={stock.isPlaceholderData} />}
      <LoadMore query={stock} />
    </>
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
        stock.sku === adjusted && (
          <Stack gap="lg">
            {!stock.bundle && <AdjustForm stock={stock} onClose={() => setAdjusted(undefined)} />}
            <MarksForm stock={stock} />
          </Stack>
        )
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
      cell: ({ name, variant, bundle }) => (
        <span>
          {bundle && (
            <Badge size="sm" mr={6}>
              {t('bundles.bundle')}
            </Badge>
          )}
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
    { label: t('inventory.available'), isFigure: true, cell: (stock) => <Available stock={stock} /> },
    { label: t('inventory.reserved'), isFigure: true, cell: ({ reserved }) => format.number(reserved) },
    { label: t('inventory.onHand'), isFigure: true, cell: ({ onHand }) => format.number(onHand) },
    { label: t('inventory.incoming'), isFigure: true, cell: ({ incoming }) => format.number(incoming) },
  ];
}

/** How many there are, and whether that is few. */
function Available({ stock: { available, low, lowStockAt } }: { readonly stock: InventoryJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span>
      {low && (
        <Badge
          color="marigold"
          mr={6}
          title={t('inventory.marks.lowAt', { at: format.number(lowStockAt ?? 0) })}
        >
          {t('inventory.low')}
        </Badge>
      )}
      <Text span size="sm" fw={700} {...(available <= 0 && { c: 'red' })}>
        {format.number(available)}
      </Text>
    </span>
  );
}
