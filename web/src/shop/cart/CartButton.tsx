import { ActionIcon, Indicator } from '@mantine/core';
import { IconShoppingBag } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { isStaffSession } from '../../session/session';
import { useSession } from '../../session/useSession';
import { pieces } from './cart';
import { useCart } from './CartProvider';

const CartDrawer = lazy(async () => ({ default: (await import('./CartDrawer')).CartDrawer }));

/** Opens the cart from the header; staff in the back office have none. */
export function CartButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const { cart, open, setOpen } = useCart();
  const count = pieces(cart);
  if (isStaffSession(useSession())) return null;
  return (
    <>
      {/* What browsers know of a language's numbers they load for the first: not on the way to an empty cart. */}
      <Indicator label={count > 0 && format.number(count)} size={18} disabled={count === 0} offset={4}>
        <ActionIcon
          size="lg"
          variant="subtle"
          color="gray"
          aria-label={t('cart.open', { count })}
          onClick={() => setOpen(true)}
        >
          <IconShoppingBag size={21} stroke={1.7} />
        </ActionIcon>
      </Indicator>
      <Suspense fallback={null}>{open && <CartDrawer />}</Suspense>
    </>
  );
}
