import { Button, Container, Group, Paper, SimpleGrid, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { InventoryJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { readInventory } from './api';

const route = getRouteApi('/admin/inventory');
const FIGURES = ['available', 'reserved', 'onHand', 'incoming'] as const;

/** What is on the shelf, by SKU. */
export function InventoryPage() {
  const { t } = useTranslation();
  const { sku = '' } = route.useSearch();
  const navigate = useNavigate();
  const stock = useQuery({
    queryKey: ['inventory', sku],
    queryFn: ({ signal }) => readInventory(sku, signal),
    enabled: sku !== '',
  });
  return (
    <Container size="md" py="lg">
      <PageTitle>{t('inventory.title')}</PageTitle>
      <Text c="dimmed" mb="lg">
        {t('inventory.intro')}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = new FormData(event.currentTarget).get('sku');
          if (typeof wanted === 'string' && wanted.trim()) {
            void navigate({ to: '/admin/inventory', search: { sku: wanted.trim() } });
          }
        }}
      >
        <Group align="flex-end" mb="lg">
          <TextInput
            // The back button leads to another SKU: the field follows.
            key={sku}
            name="sku"
            label={t('inventory.sku')}
            defaultValue={sku}
            required
            flex={1}
            maw={320}
          />
          <Button type="submit" size="md">
            {t('inventory.look')}
          </Button>
        </Group>
      </form>
      {stock.error && <ErrorNotice error={stock.error} />}
      {stock.isLoading && <Skeleton h={160} radius="lg" aria-hidden />}
      {stock.data && <Stock stock={stock.data} />}
    </Container>
  );
}

function Stock({ stock }: { readonly stock: InventoryJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Paper p="lg">
      <Title order={2}>{stock.name}</Title>
      <Text className="mono" c="dimmed" mb="md">
        {stock.sku}
      </Text>
      <SimpleGrid cols={{ base: 2, xs: 4 }}>
        {FIGURES.map((figure) => (
          <div key={figure}>
            <Text size="xs" c="dimmed" fw={600}>
              {t(`inventory.${figure}`)}
            </Text>
            <Text size="xl" fw={700} className="numeric">
              {format.number(stock[figure])}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Paper>
  );
}
