import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { majorToMinor } from '../../i18n/format';
import { useGroup } from '../../i18n/useWord';
import type { AdminSearch, ChangeSearch } from './adminSearch';
import { FilterField } from './FilterField';

/** Any currency of two decimals: a typed total is compared with each order's total in that order's own. */
const TOTALS_IN = 'BDT';

/** The hint stands below its field, so that all fields of a row stand in one line. */
const BELOW = ['label', 'input', 'description', 'error'] as const;

/** The day's first moment, or its last, in the reader's own time zone. */
function momentOf(day: string, end: boolean): string | undefined {
  if (!day) return undefined;
  return new Date(`${day}T${end ? '23:59:59.999' : '00:00:00.000'}`).toISOString();
}

/** The day an instant falls on where the reader is, as a date field wants it. */
function dayOf(instant: string | undefined): string {
  if (!instant) return '';
  const date = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const majorOf = (minor: number | undefined): string => (minor === undefined ? '' : String(minor / 100));

/** An amount as its field writes it; undefined for what is none. */
function readAmount(typed: string): string | undefined {
  if (!typed.trim()) return '';
  const minor = majorToMinor(typed, TOTALS_IN);
  return minor === undefined ? undefined : majorOf(minor);
}

interface MoreFiltersProps {
  readonly search: AdminSearch;
  readonly onChange: ChangeSearch;
}

/** The filters that are needed less often. */
export function MoreFilters({ search, onChange }: MoreFiltersProps) {
  const { t } = useTranslation();
  const holds = useGroup('holdReasons');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" mt="sm">
      <Select
        label={t('orderList.hold')}
        placeholder={t('orderList.any')}
        data={[
          { value: 'true', label: t('orderList.holdAny') },
          ...holds.map(([value, label]) => ({ value, label })),
        ]}
        value={search.hold ?? null}
        onChange={(hold) => onChange({ hold: hold ?? undefined })}
        clearable
      />
      <TextInput
        type="date"
        label={t('orderList.from')}
        value={dayOf(search.from)}
        onChange={(event) => onChange({ from: momentOf(event.currentTarget.value, false) })}
      />
      <TextInput
        type="date"
        label={t('orderList.to')}
        value={dayOf(search.to)}
        onChange={(event) => onChange({ to: momentOf(event.currentTarget.value, true) })}
      />
      <FilterField
        label={t('orderList.sku')}
        value={search.sku ?? ''}
        onFilter={(sku) => onChange({ sku: sku || undefined })}
      />
      <FilterField
        label={t('orderList.minTotal')}
        description={t('orderList.totalHint')}
        inputWrapperOrder={[...BELOW]}
        inputMode="decimal"
        value={majorOf(search.minTotal)}
        read={readAmount}
        fault={t('orderList.badAmount')}
        onFilter={(amount) => onChange({ minTotal: majorToMinor(amount, TOTALS_IN) })}
      />
      <FilterField
        label={t('orderList.maxTotal')}
        description={t('orderList.totalHint')}
        inputWrapperOrder={[...BELOW]}
        inputMode="decimal"
        value={majorOf(search.maxTotal)}
        read={readAmount}
        fault={t('orderList.badAmount')}
        onFilter={(amount) => onChange({ maxTotal: majorToMinor(amount, TOTALS_IN) })}
      />
    </SimpleGrid>
  );
}
