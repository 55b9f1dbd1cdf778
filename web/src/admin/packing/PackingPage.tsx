import { Button, Container, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { WarehouseJson } from '../../../../api/schema/stock/warehouses';
import { useTranslation } from '../../i18n/useTranslation';
import { Awaited } from '../../shell/feedback/Awaited';
import { PageTitle } from '../../shell/parts/PageTitle';
import { listWarehouses } from '../warehouses/api';
import { WAREHOUSES_KEY } from '../warehouses/useWarehouseCall';
import { Bench } from './Bench';
import { useBenchSettings } from './remembered';

const BoxesDialog = lazy(async () => ({ default: (await import('./BoxesDialog')).BoxesDialog }));

/** Where a warehouse packs: what is to leave first, one after the other or many at once, with their labels. */
export function PackingPage() {
  const { t } = useTranslation();
  const { settings, change } = useBenchSettings();
  const [keepingBoxes, keepBoxes] = useState(false);
  const warehouses = useQuery({
    queryKey: WAREHOUSES_KEY,
    queryFn: ({ signal }) => listWarehouses(signal),
  });
  return (
    <Container size="xl" py="md">
      <div className="no-print">
        <Group justify="space-between" gap="xs" mb="sm">
          <PageTitle>{t('packing.title')}</PageTitle>
          <Button variant="subtle" aria-haspopup="dialog" onClick={() => keepBoxes(true)}>
            {t('packing.boxes.title')}
          </Button>
        </Group>
      </div>
      <Awaited query={warehouses} room={480}>
        {({ items }) => {
          const chosen = chosenOf(items, settings.warehouse);
          if (!chosen) return <Text>{t('packing.noWarehouse')}</Text>;
          return (
            <>
              {items.length > 1 && (
                <Select
                  className="no-print"
                  aria-label={t('packing.warehouse')}
                  data={items.map(({ code, name }) => ({ value: code, label: name }))}
                  value={chosen.code}
                  onChange={(warehouse) => warehouse !== null && change({ warehouse })}
                  allowDeselect={false}
                  maw="20rem"
                  mb="md"
                />
              )}
              <Bench key={chosen.code} warehouse={chosen.code} settings={settings} change={change} />
            </>
          );
        }}
      </Awaited>
      {keepingBoxes && (
        <Suspense fallback={null}>
          <BoxesDialog onClose={() => keepBoxes(false)} />
        </Suspense>
      )}
    </Container>
  );
}

/** The one that was chosen on this device; else the first that takes part. */
const chosenOf = (all: readonly WarehouseJson[], code: string | null): WarehouseJson | undefined =>
  all.find((one) => one.code === code) ?? all.find(({ active }) => active) ?? all[0];
