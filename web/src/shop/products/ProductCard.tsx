import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { ProductJson } from '../../../../api/schema/catalogue';
import { useFormat } from '../../i18n/useFormat';
import { quantityOf } from '../cart/cart';
import { useCart } from '../cart/CartProvider';
import { ProductArt } from './ProductArt';
import classes from './ProductCard.module.css';
import { QuantityStepper } from '../cart/QuantityStepper';

export function ProductCard({ product }: { readonly product: ProductJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cart, setQuantity } = useCart();
  const quantity = quantityOf(cart, product.sku);
  const named = [product.name, product.variant].filter(Boolean).join(', ');
  return (
    <Card component="article" p={0} className={classes.card}>
      <ProductArt category={product.category} sku={product.sku} />
      <Stack gap="xs" p="md" flex={1}>
        <div>
          <Title order={2} size="h3" lineClamp={2}>
            {product.name}
          </Title>
          <Text size="sm" c="dimmed" mih="1.4em">
            {product.variant}
          </Text>
        </div>
        <Specification entries={Object.entries(product.specification)} />
        <Group justify="space-between" mt="auto" wrap="nowrap" gap="xs">
          <Text fw={700} size="xl" className="numeric">
            {format.money(product.price)}
          </Text>
          <Stock product={product} />
        </Group>
        <Group h={36} justify="center">
          {quantity > 0 ? (
            <QuantityStepper product={product} quantity={quantity} />
          ) : (
            <Button
              fullWidth
              variant="light"
              leftSection={<IconPlus size={16} aria-hidden />}
              disabled={product.available === 0}
              aria-label={t('products.addNamed', { name: named })}
              onClick={() => setQuantity(product, 1)}
            >
              {t('products.add')}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

const FEW = 10;

function Stock({ product: { available } }: { readonly product: ProductJson }) {
  const { t } = useTranslation();
  if (available === null) return <Badge color="gray">{t('products.service')}</Badge>;
  if (available === 0) return <Badge color="gray">{t('products.soldOut')}</Badge>;
  if (available <= FEW) return <Badge color="marigold">{t('products.left', { count: available })}</Badge>;
  return <Badge>{t('products.inStock')}</Badge>;
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
