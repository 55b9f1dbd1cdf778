import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckoutJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useCart } from '../cart/CartProvider';
import { QuantityStepper } from '../cart/QuantityStepper';
import { exceededLimits } from './exceededLimits';

/** The quoted lines, each with what is missing of it; quantities can still be changed here. */
export function QuoteLines({ quote }: { readonly quote: CheckoutJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cart } = useCart();
  return (
    <Stack gap="sm">
      {quote.lines.map((line) => {
        const inCart = cart.find(({ product }) => product.sku === line.sku);
        const shortage = quote.shortages.find(({ sku }) => sku === line.sku);
        const limit = exceededLimits(quote).find(({ sku }) => sku === line.sku);
        return (
          <div key={line.sku}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={600}>
                  {line.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {inCart?.product.variant}
                </Text>
              </div>
              <Text size="sm" className="numeric">
                {format.money(line.subtotal)}
              </Text>
            </Group>
            {inCart && <QuantityStepper product={inCart.product} quantity={inCart.quantity} />}
            {limit && (
              <Text size="xs" c="red" role="alert">
                {t('cart.limit', {
                  quantity: format.number(limit.quantity),
                  days: format.number(limit.days),
                  left: format.number(limit.left ?? limit.quantity),
                })}
              </Text>
            )}
            {shortage && (
              <Text size="xs" c="red" role="alert">
                {t('cart.shortage', { available: format.number(shortage.available) })}
              </Text>
            )}
          </div>
        );
      })}
    </Stack>
  );
}
