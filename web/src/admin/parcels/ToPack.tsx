import { Button, Group, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useTranslation } from '../../i18n/useTranslation';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { askingLines } from '../serials/scans';
import { allocation } from '../allocation/api';
import { linesIn } from '../shortPick/linesIn';
import { packIn } from './api';
import { orderAt, piecesByWarehouse } from './places';

const ShortPickDialog = lazy(async () => ({
  default: (await import('../shortPick/ShortPickDialog')).ShortPickDialog,
}));
const ScanDialog = lazy(async () => ({ default: (await import('../serials/ScanDialog')).ScanDialog }));

/** Where what is to be packed lies, each with the button that packs it there; nothing while all lies in the one warehouse of most shops. */
export function ToPack({ order }: { readonly order: AdminOrderJson }) {
  return order.allowedActions.includes('pack') ? <Places order={order} /> : null;
}

function Places({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const { data } = useAdminOrderPart(order.id, allocation);
  const command = useAdminCommand(order.id);
  const [scanning, scan] = useState<string>();
  const [short, setShort] = useState<string>();
  const items = data?.items ?? [];
  const places = [...piecesByWarehouse(items)];
  // A dialog stays open while the pieces that it is about are looked for.
  const isOneOnly = places.every(([warehouse]) => warehouse === 'main');
  const mayBeShort = order.allowedActions.includes('shortPick');
  const pack = (warehouse: string): void => {
    if (askingLines(orderAt(order, items, warehouse)).length > 0) scan(warehouse);
    else command.mutate(packIn(warehouse));
  };
  return (
    <>
      {(isOneOnly ? [] : places).map(([warehouse, pieces]) => (
        <Group key={warehouse} justify="space-between" gap="xs" mb="sm">
          <Text size="sm">{t('parcels.toPack', { warehouse, count: pieces })}</Text>
          <Group gap="xs">
            {mayBeShort && (
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('allocation.shortPick.openOf', { warehouse })}
                aria-haspopup="dialog"
                onClick={() => setShort(warehouse)}
              >
                {t('allocation.shortPick.open')}
              </Button>
            )}
            <Button size="xs" variant="light" loading={command.isPending} onClick={() => pack(warehouse)}>
              {t('parcels.actions.packIn', { warehouse })}
            </Button>
          </Group>
        </Group>
      ))}
      {short !== undefined && (
        <Suspense fallback={null}>
          <ShortPickDialog
            orderId={order.id}
            warehouse={short}
            lines={linesIn(order, items, short)}
            onDone={() => setShort(undefined)}
          />
        </Suspense>
      )}
      {scanning !== undefined && places.some(([warehouse]) => warehouse === scanning) && (
        <Suspense fallback={null}>
          <ScanDialog
            order={orderAt(order, items, scanning)}
            warehouse={scanning}
            onClose={() => scan(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
