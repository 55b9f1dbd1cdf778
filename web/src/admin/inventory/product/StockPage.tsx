import { Button, Container, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InventoryJson } from '../../../../../api/schema/stock/inventory';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { useParams } from '../../../routing/hooks';
import { useSession } from '../../../session/useSession';
import { Awaited } from '../../../shell/feedback/Awaited';
import { DataTable, type Column } from '../../../shell/parts/DataTable';
import { PageTitle } from '../../../shell/parts/PageTitle';
import { TextLink } from '../../../shell/parts/TextLink';
import { BundlePanel } from '../../bundles/BundlePanel';
import { listWarehouses } from '../../warehouses/api';
import { readStock } from './api';
import { Moves } from './Moves';
import { StockDialog } from './StockDialog';
import type { Shelf } from './stockForm';
import { stockKey } from './useStockChange';

/** What of a product lies where, what has moved it, and the dialog that puts it right. */
export function StockPage() {
  const { t } = useTranslation();
  const { sku } = useParams('/admin/inventory/$sku');
  const stock = useQuery({
    queryKey: [...stockKey(sku), 'counts'],
    queryFn: ({ signal }) => readStock(sku, signal),
  });
  return (
    <Container size="lg" py="md">
      <TextLink alone to="/admin/inventory" size="sm">
        {t('inventory.title')}
      </TextLink>
      <Awaited query={stock} room={400}>
        {(product) => <ProductStock stock={product} />}
      </Awaited>
    </Container>
  );
}

function ProductStock({ stock }: { readonly stock: InventoryJson }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const mayAdjust = useSession()?.permissions.includes('adjustInventory') ?? false;
  const columns = useShelfColumns();
  const warehouses = useQuery({
    queryKey: ['warehouses'],
    queryFn: ({ signal }) => listWarehouses(signal),
  });
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="xs">
        <div>
          <PageTitle>{stock.variant === null ? stock.name : `${stock.name} · ${stock.variant}`}</PageTitle>
          <Text className="mono" c="dimmed" size="sm">
            {stock.sku}
          </Text>
        </div>
        {mayAdjust && !stock.bundle && (
          <Button variant="light" aria-haspopup="dialog" onClick={() => open(true)}>
            {t('inventory.change.open')}
          </Button>
        )}
      </Group>
      <BundlePanel stock={stock} />
      {!stock.bundle && (
        <DataTable
          label={t('inventory.shelves')}
          columns={columns}
          rows={stock.warehouses}
          keyOf={({ warehouse }) => warehouse}
        />
      )}
      <Moves sku={stock.sku} />
      {isOpen && warehouses.data && (
        <StockDialog
          stock={stock}
          warehouses={warehouses.data.items.map(({ code }) => code)}
          onClose={() => open(false)}
        />
      )}
    </Stack>
  );
}

function useShelfColumns(): readonly Column<Shelf>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = (label: string, of: (shelf: Shelf) => number): Column<Shelf> => ({
    label,
    isFigure: true,
    cell: (shelf) => format.number(of(shelf)),
  });
  return [
    { label: t('inventory.warehouse'), cell: ({ warehouse }) => warehouse },
    figure(t('inventory.available'), ({ available }) => available),
    figure(t('inventory.reserved'), ({ reserved }) => reserved),
    figure(t('inventory.safety'), ({ safety }) => safety),
    {
      label: t('inventory.pools.title'),
      isFigure: true,
      cell: ({ pools }) =>
        pools
          .map(
            ({ channel, pieces }) => `${t(`inventory.pools.channels.${channel}`)} ${format.number(pieces)}`,
          )
          .join(', ') || '–',
    },
    figure(t('inventory.onHold'), ({ onHold }) => onHold),
    figure(t('inventory.onHand'), ({ onHand }) => onHand),
  ];
}
