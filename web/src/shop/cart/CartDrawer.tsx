import { Button, Divider, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconShoppingBag } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { LinkButton } from '../../shell/parts/LinkButton';
import { itemsTotal } from './cart';
import { CartLineRow } from './CartLineRow';
import { useCart } from './CartProvider';

/** What is in the cart, and the way to the checkout. */
export function CartDrawer() {
  const { t } = useTranslation();
  const format = useFormat();
  const { cart, open, setOpen } = useCart();
  const close = (): void => setOpen(false);
  const currency = cart[0]?.product.price.currency;
  return (
    <Drawer
      opened={open}
      onClose={close}
      title={
        <Text fw={700} size="lg">
          {t('cart.title')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {currency === undefined ? (
        <EmptyState icon={IconShoppingBag} title={t('cart.empty')} hint={t('cart.emptyHint')}>
          <Button variant="light" mt="sm" onClick={close}>
            {t('cart.keepShopping')}
          </Button>
        </EmptyState>
      ) : (
        <Stack>
          {cart.map((line) => (
            <CartLineRow key={line.product.sku} line={line} />
          ))}
          <Divider />
          <Group justify="space-between">
            <Text fw={600}>{t('cart.items')}</Text>
            <Text fw={700} size="lg" className="numeric">
              {format.money({ amount: itemsTotal(cart), currency })}
            </Text>
          </Group>
          <LinkButton to="/checkout" size="md" onClick={close}>
            {t('cart.checkout')}
          </LinkButton>
        </Stack>
      )}
    </Drawer>
  );
}
