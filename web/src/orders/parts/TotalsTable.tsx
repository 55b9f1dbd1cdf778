import { Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';

/** Items, discount, delivery and the tax on top of them, and what they come to; tax that prices include is named below. */
export function TotalsTable({ totals, taxIncluded }: Pick<OrderJson, 'totals' | 'taxIncluded'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { items, discount, tax, shipping, grand } = totals;
  return (
    <div>
      <Row label={t('checkout.items')} value={format.money(items)} />
      {discount.amount > 0 && (
        <Row label={t('checkout.discount')} value={format.money({ ...discount, amount: -discount.amount })} />
      )}
      <Row
        label={t('checkout.shipping')}
        value={shipping.amount === 0 ? t('checkout.free') : format.money(shipping)}
      />
      {tax.amount > 0 && !taxIncluded && <Row label={t('checkout.tax')} value={format.money(tax)} />}
      <Group justify="space-between" pt={6}>
        <Text fw={700}>{t('checkout.total')}</Text>
        <Text fw={700} size="lg" className="numeric">
          {format.money(grand)}
        </Text>
      </Group>
      {tax.amount > 0 && taxIncluded && (
        <Text size="xs" c="dimmed" ta="end" className="numeric">
          {t('checkout.taxIncluded', { tax: format.money(tax) })}
        </Text>
      )}
    </div>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Group justify="space-between" py={2}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm" className="numeric">
        {value}
      </Text>
    </Group>
  );
}
