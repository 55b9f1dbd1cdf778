import { Button, Group, Text } from '@mantine/core';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';
import { useTranslation } from '../../i18n/useTranslation';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { allocation, packIn } from './api';

/** Where what is to be packed lies, each with the button that packs it there; nothing while all lies in the one warehouse of most shops. */
export function ToPack({ order }: { readonly order: AdminOrderJson }) {
  return order.allowedActions.includes('pack') ? <Places order={order} /> : null;
}

function Places({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const { data } = useAdminOrderPart(order.id, allocation);
  const command = useAdminCommand(order.id);
  const places = [...piecesByWarehouse(data?.items ?? [])];
  if (places.every(([warehouse]) => warehouse === 'main')) return null;
  return places.map(([warehouse, pieces]) => (
    <Group key={warehouse} justify="space-between" gap="xs" mb="sm">
      <Text size="sm">{t('parcels.toPack', { warehouse, count: pieces })}</Text>
      <Button
        size="xs"
        variant="light"
        loading={command.isPending}
        onClick={() => command.mutate(packIn(warehouse))}
      >
        {t('parcels.actions.packIn', { warehouse })}
      </Button>
    </Group>
  ));
}

/** Of the pieces that are in no parcel yet, how many lie where. */
function piecesByWarehouse(items: AllocationJson['items']): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { warehouse, quantity, parcelId } of items)
    if (parcelId === null) pieces.set(warehouse, (pieces.get(warehouse) ?? 0) + quantity);
  return pieces;
}
