import { Checkbox, Group, TextInput } from '@mantine/core';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { WEEK, faultsOf, type FieldsProps } from '../warehouseForm';

/** When parcels leave it. */
export function CalendarFields({ form, change }: FieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const faults = faultsOf(form);
  return (
    <>
      <TextInput
        type="time"
        label={t('warehouses.cutOff')}
        description={t('warehouses.cutOffHint')}
        value={form.cutOff}
        onChange={(event) => change({ cutOff: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={t('warehouses.weeklyHolidays')}
        value={[...form.weeklyHolidays]}
        onChange={(chosen) => change({ weeklyHolidays: WEEK.filter((day) => chosen.includes(day)) })}
        error={faults.includes('weeklyHolidays') && t('warehouses.noDayLeft')}
      >
        <Group gap="sm" mt={4}>
          {WEEK.map((day) => (
            <Checkbox key={day} value={day} label={format.weekday(day)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput
        label={t('warehouses.dailyCapacity')}
        description={t('warehouses.dailyCapacityHint')}
        value={form.dailyCapacity}
        onChange={(event) => change({ dailyCapacity: event.currentTarget.value })}
        error={faults.includes('dailyCapacity') && t('warehouses.capacityFault')}
        inputMode="numeric"
        maxLength={7}
      />
    </>
  );
}
