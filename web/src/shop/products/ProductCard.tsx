import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { ProductJson } from '../../../../api/schema/catalogue';
import { Components } from '../../orders/bundles/Components';
import { useFormat } from '../../i18n/useFormat';
import { quantityOf } from '../cart/cart';
import { useCart } from '../cart/CartProvider';
import { ProductArt } from './ProductArt';
import classes from './ProductCard.module.css';
import { QuantityStepper } from '../cart/QuantityStepper';

export function ProductCard({ product }: { readonly product: ProductJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card component="article" p={0} className={classes.card}>
      <div className={classes.picture}>
        <ProductArt category={product.category} sku={product.sku} />
        <Stock product={product} />
      </div>
      <div className={classes.body}>
        <div>
          <Title order={2} className={classes.name} lineClamp={2}>
            {product.name}
          </Title>
          <Text size="xs" c="dimmed" mih="1.4em" lineClamp={2}>
            {product.variant}
          </Text>
        </div>
        {product.bundle ? (
          <Components pieces={product.bundle.components} />
        ) : (
          <Specification entries={Object.entries(product.specification)} />
        )}
        <Text fw={700} mt="auto" className={`numeric ${classes.price}`}>
          {format.money(product.price)}
        </Text>
        {product.limit && (
          <Text size="xs" c="dimmed">
            {t('products.limit', { count: product.limit.quantity })}
          </Text>
        )}
        <InCart product={product} />
      </div>
    </Card>
  );
}

/** Puts the product into the cart, and says how many are there. */
function InCart({ product }: { readonly product: ProductJson }) {
  const { t } = useTranslation();
  const { cart, setQuantity } = useCart();
  const quantity = quantityOf(cart, product.sku);
  const part = useFocusOfPressed(quantity > 0);
  const named = [product.name, product.variant].filter(Boolean).join(', ');
  return (
    <Group {...part} className={classes.inCart} justify="center">
      {quantity > 0 ? (
        <QuantityStepper product={product} quantity={quantity} />
      ) : (
        <Button
          fullWidth
          variant="light"
          px="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={product.available === 0}
          aria-label={t('products.addNamed', { name: named })}
          onClick={() => setQuantity(product, 1)}
        >
          {t('products.add')}
        </Button>
      )}
    </Group>
  );
}

/** Gives the focus of a pressed button to the one that takes its place in the part: to the last that can be pressed. */
function useFocusOfPressed(isInCart: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  // Before anybody else finds the focus lost.
  useLayoutEffect(() => {
    const buttons = ref.current?.querySelectorAll<HTMLElement>('button:enabled') ?? [];
    if (isPressed.current && document.activeElement === document.body) [...buttons].at(-1)?.focus();
    isPressed.current = false;
  }, [isInCart]);
  return { ref, onClickCapture: () => (isPressed.current = true) };
}

const FEW = 10;

/** What is to be known of the stock: that there is enough goes without saying. */
function Stock({ product: { available } }: { readonly product: ProductJson }) {
  const { t } = useTranslation();
  if (available !== null && available > FEW) return null;
  const text =
    available === null
      ? t('products.service')
      : available === 0
        ? t('products.soldOut')
        : t('products.left', { count: available });
  return (
    <Badge color={available ? 'marigold' : 'gray'} className={classes.stock}>
      {text}
    </Badge>
  );
}

const SHOWN = 3;

function Specification({ entries }: { readonly entries: readonly (readonly [string, string])[] }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.specification} aria-label={t('products.specification')}>
      {entries.slice(0, SHOWN).map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
