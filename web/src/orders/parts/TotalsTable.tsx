import { Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';

/** Items, discount, tax and delivery, and what they come to. */
export function TotalsTable({ totals }: { readonly totals: OrderJson['totals'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { items, discount, tax, shipping, grand } = totals;
  return (
    <div>
      <Row label={t('checkout.items')} value={format.money(items)} />
      {discount.amount > 0 && (
        <Row label={t('checkout.discount')} value={format.money({ ...discount, amount: -discount.amount })} />
      )}
      {tax.amount > 0 && <Row label={t('checkout.tax')} value={format.money(tax)} />}
      <Row
        label={t('checkout.shipping')}
        value={shipping.amount === 0 ? t('checkout.free') : format.money(shipping)}
      />
      <Group justify="space-between" pt={6}>
        <Text fw={700}>{t('checkout.total')}</Text>
        <Text fw={700} size="lg" className="numeric">
          {format.money(grand)}
        </Text>
      </Group>
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
