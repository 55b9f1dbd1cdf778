import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import { COST_ZONES, isCost, SHOPS_CURRENCY, type FieldsProps } from '../warehouseForm';

/** What a parcel from there costs, by how far it goes. */
export function CostFields({ form, change }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} role="group" aria-label={t('warehouses.costs.title')}>
      {COST_ZONES.map((zone) => (
        <TextInput
          key={zone}
          label={t(`warehouses.costs.${zone}`, { currency: SHOPS_CURRENCY })}
          value={form.costs[zone]}
          onChange={(event) => change({ costs: { ...form.costs, [zone]: event.currentTarget.value } })}
          error={!isCost(form.costs[zone]) && t('warehouses.costs.fault')}
          inputMode="decimal"
          maxLength={12}
        />
      ))}
    </SimpleGrid>
  );
}
