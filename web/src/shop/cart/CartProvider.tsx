import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import {
  CART_STORAGE_KEY,
  parseCart,
  readCart,
  setQuantity,
  storeCart,
  takeOut,
  type Cart,
  type CartProduct,
} from './cart';

interface CartContext {
  readonly cart: Cart;
  readonly setQuantity: (product: CartProduct, quantity: number) => void;
  /** Takes out what has been ordered. */
  readonly takeOut: (ordered: Parameters<typeof takeOut>[1]) => void;
  /** Whether the cart's drawer is open. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

const Context = createContext<CartContext | undefined>(undefined);

/** Holds the cart for all pages, keeps it over reloads, and is the same in all tabs: none orders what another has. */
export function CartProvider({ children }: { readonly children: ReactNode }) {
  const [cart, setCart] = useState(readCart);
  const [open, setOpen] = useState(false);
  useEffect(() => storeCart(cart), [cart]);
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === CART_STORAGE_KEY) setCart(parseCart(newValue));
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  const value = useMemo<CartContext>(
    () => ({
      cart,
      setQuantity: (product, quantity) => setCart((now) => setQuantity(now, product, quantity)),
      takeOut: (ordered) => setCart((now) => takeOut(now, ordered)),
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
