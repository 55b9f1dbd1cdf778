import { Button, Collapse, Group, Select, SimpleGrid } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '../../orders/parts/statusStyle';
import { isFiltered, type AdminSearch } from './adminSearch';
import { FilterField } from './FilterField';
import { MoreFilters } from './MoreFilters';

export interface OrderFiltersProps {
  readonly search: AdminSearch;
  readonly onChange: (changed: Partial<Record<keyof AdminSearch, unknown>>) => void;
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
    <div role="search" aria-label={t('admin.list.filters')} style={{ marginBottom: '1rem' }}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        <FilterField
          type="search"
          label={t('admin.list.q')}
          leftSection={<IconSearch size={17} aria-hidden />}
          value={search.q ?? ''}
          onFilter={(q) => onChange({ q: q || undefined })}
        />
        <Select
          label={t('admin.list.status')}
          placeholder={t('admin.list.any')}
          data={ORDER_STATUSES.map((value) => ({ value, label: t(`vocabulary.status.${value}`) }))}
          value={search.status ?? null}
          onChange={(status) => onChange({ status: status ?? undefined })}
          clearable
          searchable
        />
        <Select
          label={t('admin.list.paymentStatus')}
          placeholder={t('admin.list.any')}
          data={PAYMENT_STATUSES.map((value) => ({ value, label: t(`vocabulary.paymentStatus.${value}`) }))}
          value={search.paymentStatus ?? null}
          onChange={(paymentStatus) => onChange({ paymentStatus: paymentStatus ?? undefined })}
          clearable
        />
        <Select
          label={t('admin.list.sort')}
          data={SORTS.map(([value, name]) => ({ value, label: t(`admin.list.sorts.${name}`) }))}
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
          {t(more ? 'admin.list.fewerFilters' : 'admin.list.moreFilters')}
        </Button>
        {isFiltered(search) && (
          <Button size="xs" variant="default" onClick={onClear}>
            {t('admin.list.clear')}
          </Button>
        )}
      </Group>
    </div>
  );
}
