import { Button, Collapse, Group, Select, SimpleGrid } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '../../orders/parts/statusStyle';
import { isFiltered, type AdminSearch, type ChangeSearch } from './adminSearch';
import { FilterField } from './FilterField';
import { MoreFilters } from './MoreFilters';

interface OrderFiltersProps {
  readonly search: AdminSearch;
  readonly onChange: ChangeSearch;
  readonly onClear: () => void;
}

const SORTS = [
  ['-createdAt', 'newest'],
  ['createdAt', 'oldest'],
  ['-total', 'dearest'],
  ['total', 'cheapest'],
] as const;

/** Stand behind "More filters", unless one of them is in use. */
const MORE = ['hold', 'from', 'to', 'sku', 'minTotal', 'maxTotal'] as const;

/** Narrows the list; everything chosen stands in the address. */
export function OrderFilters({ search, onChange, onClear }: OrderFiltersProps) {
  const { t } = useTranslation();
  const [more, { toggle }] = useDisclosure(MORE.some((name) => search[name] !== undefined));
  return (
    <div role="search" aria-label={t('orderList.filters')} style={{ marginBottom: '1rem' }}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        <FilterField
          type="search"
          label={t('orderList.q')}
          leftSection={<IconSearch size={17} aria-hidden />}
          value={search.q ?? ''}
          onFilter={(q) => onChange({ q: q || undefined })}
        />
        <Select
          label={t('orderList.status')}
          placeholder={t('orderList.any')}
          data={ORDER_STATUSES.map((value) => ({ value, label: t(`orders.status.${value}`) }))}
          value={search.status ?? null}
          onChange={(status) => onChange({ status: status ?? undefined })}
          clearable
          searchable
        />
        <Select
          label={t('orderList.paymentStatus')}
          placeholder={t('orderList.any')}
          data={PAYMENT_STATUSES.map((value) => ({ value, label: t(`money.status.${value}`) }))}
          value={search.paymentStatus ?? null}
          onChange={(paymentStatus) => onChange({ paymentStatus: paymentStatus ?? undefined })}
          clearable
        />
        <Select
          label={t('orderList.sort')}
          data={SORTS.map(([value, name]) => ({ value, label: t(`orderList.sorts.${name}`) }))}
          value={search.sort ?? '-createdAt'}
          onChange={(sort) => onChange({ sort: sort ?? undefined })}
          allowDeselect={false}
        />
      </SimpleGrid>
      <Collapse expanded={more}>
        <MoreFilters search={search} onChange={onChange} />
      </Collapse>
      <Group mt="sm" gap="xs">
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={more}
          onClick={toggle}
        >
          {t(more ? 'orderList.fewerFilters' : 'orderList.moreFilters')}
        </Button>
        {isFiltered(search) && (
          <Button size="xs" variant="default" onClick={onClear}>
            {t('orderList.clear')}
          </Button>
        )}
      </Group>
    </div>
  );
}
