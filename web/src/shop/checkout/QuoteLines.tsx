import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckoutJson } from '../../../../api/schema/order';
import { Components } from '../../orders/bundles/Components';
import { groupsOf, type LineGroup } from '../../orders/bundles/groups';
import { useFormat } from '../../i18n/useFormat';
import { useCart } from '../cart/CartProvider';
import { QuantityStepper } from '../cart/QuantityStepper';
import { availableOf } from './availableOf';
import { exceededLimits } from './exceededLimits';

/** The quoted lines, each with what is missing of it; quantities can still be changed here. */
export function QuoteLines({ quote }: { readonly quote: CheckoutJson }) {
  return (
    <Stack gap="sm">
      {groupsOf(quote.lines, quote.bundles).map((group) => (
        <QuotedGroup key={group.key} quote={quote} group={group} />
      ))}
    </Stack>
  );
}

interface QuotedGroupProps {
  readonly quote: CheckoutJson;
  readonly group: LineGroup<CheckoutJson['lines'][number]>;
}

/** A product, or a bundle with what is in it. */
function QuotedGroup({ quote, group: { bundle, lines } }: QuotedGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cart } = useCart();
  const [first] = lines;
  const sold = bundle ?? first;
  if (!first || !sold) return null;
  const inCart = cart.find(({ product }) => product.sku === sold.sku);
  const amount = lines.reduce((sum, { subtotal }) => sum + subtotal.amount, 0);
  const available = availableOf(quote, { bundle, lines });
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600}>
            {sold.name}
          </Text>
          <Text size="xs" c="dimmed">
            {inCart?.product.variant}
          </Text>
        </div>
        <Text size="sm" className="numeric">
          {format.money({ ...first.subtotal, amount })}
        </Text>
      </Group>
      {bundle && <Components pieces={lines} />}
      {inCart && <QuantityStepper product={inCart.product} quantity={inCart.quantity} />}
      {exceededLimits(quote)
        .filter(({ sku }) => sku === sold.sku || lines.some((line) => line.sku === sku))
        .map((limit) => (
          <Text key={limit.sku} size="xs" c="red" role="alert">
            {t(limit.sku === sold.sku ? 'cart.limit' : 'bundles.limitOf', {
              name: lines.find(({ sku }) => sku === limit.sku)?.name ?? limit.sku,
              quantity: format.number(limit.quantity),
              days: format.number(limit.days),
              left: format.number(limit.left ?? limit.quantity),
            })}
          </Text>
        ))}
      {available !== undefined && (
        <Text size="xs" c="red" role="alert">
          {t('cart.shortage', { available: format.number(available) })}
        </Text>
      )}
    </div>
  );
}
