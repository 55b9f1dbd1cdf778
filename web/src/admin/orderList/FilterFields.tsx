import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { majorToMinor } from '../../i18n/format';
import { useGroup } from '../../i18n/useWord';
import { PAYMENT_STATUSES } from '../../orders/parts/statusStyle';
import type { AdminSearch, ChangeSearch } from './adminSearch';
import { FilterField } from '../../shell/parts/FilterField';

/** Any currency of two decimals: a typed total is compared with each order's total in that order's own. */
const TOTALS_IN = 'BDT';

/** The hint stands below its field, so that all fields of a row stand in one line. */
const BELOW = ['label', 'input', 'description', 'error'] as const;

const majorOf = (minor: number | undefined): string => (minor === undefined ? '' : String(minor / 100));

/** An amount as its field writes it; undefined for what is none. */
function readAmount(typed: string): string | undefined {
  if (!typed.trim()) return '';
  const minor = majorToMinor(typed, TOTALS_IN);
  return minor === undefined ? undefined : majorOf(minor);
}

interface FilterFieldsProps {
  readonly search: AdminSearch;
  readonly onChange: ChangeSearch;
}

/** A list that stands inside the menu: a click in it is none outside of that. */
const INSIDE = { withinPortal: false } as const;

const SORTS = [
  ['-createdAt', 'newest'],
  ['createdAt', 'oldest'],
  ['-total', 'dearest'],
  ['total', 'cheapest'],
] as const;

/** The filters that are needed less often, and the order of the list. */
export function FilterFields({ search, onChange }: FilterFieldsProps) {
  const { t } = useTranslation();
  const holds = useGroup('holdReasons');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Select
        label={t('orderList.sort')}
        data={SORTS.map(([value, name]) => ({ value, label: t(`orderList.sorts.${name}`) }))}
        value={search.sort ?? '-createdAt'}
        onChange={(sort) => onChange({ sort: sort === '-createdAt' ? undefined : (sort ?? undefined) })}
        comboboxProps={INSIDE}
        allowDeselect={false}
      />
      <Select
        label={t('orderList.paymentStatus')}
        placeholder={t('orderList.any')}
        data={PAYMENT_STATUSES.map((value) => ({ value, label: t(`money.status.${value}`) }))}
        value={search.paymentStatus ?? null}
        onChange={(paymentStatus) => onChange({ paymentStatus: paymentStatus ?? undefined })}
        comboboxProps={INSIDE}
        clearable
      />
      <Select
        label={t('orderList.hold')}
        placeholder={t('orderList.any')}
        data={[
          { value: 'true', label: t('orderList.holdAny') },
          ...holds.map(([value, label]) => ({ value, label })),
        ]}
        value={search.hold ?? null}
        onChange={(hold) => onChange({ hold: hold ?? undefined })}
        comboboxProps={INSIDE}
        clearable
      />
      <TextInput
        type="date"
        label={t('orderList.from')}
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('orderList.to')}
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
      <FilterField
        label={t('orderList.sku')}
        value={search.sku ?? ''}
        onFilter={(sku) => onChange({ sku: sku || undefined })}
      />
      <TotalField name="minTotal" search={search} onChange={onChange} />
      <TotalField name="maxTotal" search={search} onChange={onChange} />
      <Checkbox
        label={t('orderList.unpaid')}
        checked={search.unpaid === 'true'}
        onChange={(event) => onChange({ unpaid: event.currentTarget.checked ? 'true' : undefined })}
      />
      <Checkbox
        label={t('orderList.overpaid')}
        checked={search.overpaid === 'true'}
        onChange={(event) => onChange({ overpaid: event.currentTarget.checked ? 'true' : undefined })}
      />
    </SimpleGrid>
  );
}

interface TotalFieldProps extends FilterFieldsProps {
  readonly name: 'minTotal' | 'maxTotal';
}

/** A limit of the total, typed in major units. */
function TotalField({ name, search, onChange }: TotalFieldProps) {
  const { t } = useTranslation();
  return (
    <FilterField
      label={t(`orderList.${name}`)}
      description={t('orderList.totalHint')}
      inputWrapperOrder={[...BELOW]}
      inputMode="decimal"
      value={majorOf(search[name])}
      read={readAmount}
      fault={t('orderList.badAmount')}
      onFilter={(amount) => onChange({ [name]: majorToMinor(amount, TOTALS_IN) })}
    />
  );
}
