import { Button, Container, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WarehouseJson } from '../../../../api/schema/stock/warehouses';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession } from '../../session/useSession';
import { Awaited } from '../../shell/feedback/Awaited';
import { TextLink } from '../../shell/parts/TextLink';
import { PageTitle } from '../../shell/parts/PageTitle';
import { listWarehouses } from './api';
import { WAREHOUSES_KEY } from './useWarehouseCall';
import { WarehouseDialog } from './WarehouseDialog';
import { WarehouseSection } from './WarehouseSection';

/** Where goods lie, and on which days they leave from there. */
export function WarehousesPage() {
  const { t } = useTranslation();
  const mayKeep = useSession()?.permissions.includes('keepWarehouses') ?? false;
  const [edited, edit] = useState<WarehouseJson | 'new'>();
  const warehouses = useQuery({
    queryKey: WAREHOUSES_KEY,
    queryFn: ({ signal }) => listWarehouses(signal),
  });
  return (
    <Container size="lg" py="md">
      <Group justify="space-between" gap="xs" mb={4}>
        <PageTitle>{t('warehouses.title')}</PageTitle>
        {mayKeep && (
          <Button variant="light" aria-haspopup="dialog" onClick={() => edit('new')}>
            {t('warehouses.add')}
          </Button>
        )}
      </Group>
      <Text c="dimmed" maw={680} mb="xs">
        {t('warehouses.intro')}
      </Text>
      <Text mb="md">
        <TextLink alone to="/admin/allocation">
          {t('allocation.rules.title')}
        </TextLink>
      </Text>
      <Awaited query={warehouses} room={320}>
        {({ items }) => (
          <Stack gap="md">
            {items.map((warehouse) => (
              <WarehouseSection
                key={warehouse.code}
                warehouse={warehouse}
                {...(mayKeep && { onEdit: () => edit(warehouse) })}
              />
            ))}
            {edited && (
              <WarehouseDialog
                {...(edited !== 'new' && { warehouse: edited })}
                isOnlyActive={isOnlyActive(items, edited)}
                onClose={() => edit(undefined)}
              />
            )}
          </Stack>
        )}
      </Awaited>
    </Container>
  );
}

/** One warehouse at least stays active. */
const isOnlyActive = (all: readonly WarehouseJson[], edited: WarehouseJson | 'new'): boolean =>
  edited !== 'new' && all.every(({ code, active }) => !active || code === edited.code);
