import { ActionIcon, Group, Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { mostOf, type CartProduct } from './cart';
import { useCart } from './CartProvider';

interface QuantityStepperProps {
  readonly product: CartProduct;
  readonly quantity: number;
}

/** One more, one fewer; the last one fewer takes the product out of the cart. */
export function QuantityStepper({ product, quantity }: QuantityStepperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { setQuantity } = useCart();
  const { name } = product;
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={t('cart.quantity', { name })}>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={t('cart.fewer', { name })}
        onClick={() => setQuantity(product, quantity - 1)}
      >
        <IconMinus size={15} />
      </ActionIcon>
      <Text w={34} ta="center" fw={600} className="numeric" aria-live="polite">
        {format.number(quantity)}
      </Text>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={t('cart.more', { name })}
        disabled={quantity >= mostOf(product)}
        onClick={() => setQuantity(product, quantity + 1)}
      >
        <IconPlus size={15} />
      </ActionIcon>
    </Group>
  );
}
