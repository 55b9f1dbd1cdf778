import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { readCart, setQuantity, storeCart, type Cart, type CartProduct } from './cart';

interface CartContext {
  readonly cart: Cart;
  readonly setQuantity: (product: CartProduct, quantity: number) => void;
  readonly empty: () => void;
  /** Whether the cart's drawer is open. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

const Context = createContext<CartContext | undefined>(undefined);

/** Holds the cart for all pages and keeps it over reloads. */
export function CartProvider({ children }: { readonly children: ReactNode }) {
  const [cart, setCart] = useState(readCart);
  const [open, setOpen] = useState(false);
  useEffect(() => storeCart(cart), [cart]);
  const value = useMemo<CartContext>(
    () => ({
      cart,
      setQuantity: (product, quantity) => setCart((now) => setQuantity(now, product, quantity)),
      empty: () => setCart([]),
      open,
      setOpen,
    }),
    [cart, open],
  );
  return <Context value={value}>{children}</Context>;
}

export function useCart(): CartContext {
  const context = useContext(Context);
  if (!context) throw new Error('useCart is called outside CartProvider.');
  return context;
}
