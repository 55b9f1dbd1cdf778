import { Badge, Button, Group, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WarehouseJson } from '../../../../api/schema/stock/warehouses';
import { countryName } from '../../i18n/countryName';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { Section } from '../../shell/parts/Section';
import { ClosureList } from './ClosureList';
import { WEEK } from './warehouseForm';

interface WarehouseSectionProps {
  readonly warehouse: WarehouseJson;
  /** Absent: whoever reads it may not change it. */
  readonly onEdit?: () => void;
}

/** A warehouse: where it is, when parcels leave it, and the days on which they don't. */
export function WarehouseSection({ warehouse, onEdit }: WarehouseSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, name, cutOff, weeklyHolidays, dailyCapacity } = warehouse;
  const holidays = WEEK.filter((day) => weeklyHolidays.includes(day)).map(format.weekday);
  return (
    <Section
      title={name}
      aside={
        onEdit && (
          <Button
            variant="light"
            size="sm"
            aria-haspopup="dialog"
            aria-label={t('warehouses.editOf', { name })}
            onClick={onEdit}
          >
            {t('warehouses.edit')}
          </Button>
        )
      }
    >
      <Marks warehouse={warehouse} />
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="md">
        <Fact label={t('warehouses.address')}>
          <Address address={warehouse.address} />
        </Fact>
        <Fact label={t('warehouses.cutOff')}>
          {cutOff === null ? t('warehouses.noCutOff') : format.clock(cutOff)}
        </Fact>
        <Fact label={t('warehouses.weeklyHolidays')}>
          {holidays.join(', ') || t('warehouses.noHolidays')}
        </Fact>
        <Fact label={t('warehouses.dailyCapacity')}>
          {dailyCapacity === null ? t('warehouses.noLimit') : format.number(dailyCapacity)}
        </Fact>
      </SimpleGrid>
      <ClosureList code={code} name={name} closures={warehouse.closures} />
    </Section>
  );
}

/** Its code, and what of it is out of the ordinary. */
function Marks({ warehouse: { code, rank, pickup, active } }: Pick<WarehouseSectionProps, 'warehouse'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Group gap="xs" mb="md">
      <Text size="sm" c="dimmed" className="mono">
        {code}
      </Text>
      <Badge variant="light" color={active ? 'pine' : 'gray'}>
        {t(active ? 'warehouses.active' : 'warehouses.inactive')}
      </Badge>
      {pickup && <Badge variant="light">{t('warehouses.pickup')}</Badge>}
      <Text size="sm" c="dimmed">
        {t('warehouses.rankOf', { rank: format.number(rank) })}
      </Text>
    </Group>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}

function Address({ address }: Pick<WarehouseJson, 'address'>) {
  const { t, i18n } = useTranslation();
  if (!address) return t('warehouses.noAddress');
  const { line1, line2, area, city, postcode, country, phone } = address;
  const lines = [
    [line1, line2].filter(Boolean).join(', '),
    [area, city, postcode].filter(Boolean).join(', '),
    countryName(country, i18n.language),
    phone,
  ];
  return (
    <address style={{ fontStyle: 'normal' }}>
      {lines.filter(Boolean).map((text) => (
        <div key={text}>{text}</div>
      ))}
    </address>
  );
}
