import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { Components } from '../../orders/bundles/Components';
import { useFormat } from '../../i18n/useFormat';
import type { CartLine } from './cart';
import { useCart } from './CartProvider';
import { ProductArt } from '../products/ProductArt';
import { QuantityStepper } from './QuantityStepper';

export function CartLineRow({ line: { product, quantity } }: { readonly line: CartLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { setQuantity } = useCart();
  const total = { ...product.price, amount: product.price.amount * quantity };
  return (
    <Group wrap="nowrap" align="flex-start">
      <ProductArt category={product.category} sku={product.sku} size={64} />
      <Stack gap={6} flex={1} miw={0}>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <div>
            <Text fw={600} size="sm" lineClamp={2}>
              {product.name}
            </Text>
            <Text size="xs" c="dimmed">
              {product.variant}
            </Text>
            {product.bundle && <Components pieces={product.bundle.components} />}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('cart.remove', { name: product.name })}
            onClick={() => setQuantity(product, 0)}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Group>
        <Group justify="space-between">
          <QuantityStepper product={product} quantity={quantity} />
          <Text size="sm" fw={600} className="numeric">
            {format.money(total)}
          </Text>
        </Group>
      </Stack>
    </Group>
  );
}
