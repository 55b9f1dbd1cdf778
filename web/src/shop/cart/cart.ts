import type { ProductJson } from '../../../../api/schema/catalogue';

/** What the cart remembers of a product; prices and stock are settled by the quote. */
export type CartProduct = Pick<
  ProductJson,
  'sku' | 'name' | 'variant' | 'category' | 'price' | 'available'
> & {
  /** Absent in carts of earlier releases. */
  readonly limit?: ProductJson['limit'];
  readonly bundle?: ProductJson['bundle'];
};

export interface CartLine {
  readonly product: CartProduct;
  readonly quantity: number;
}

/** What an order says of a line, as far as the cart cares. */
interface Ordered {
  readonly sku: string;
  readonly quantity: number;
}

/** The lines in the order they were added; plain JSON. */
export type Cart = readonly CartLine[];

const MOST_PER_LINE = 99;

/** As many as can be in the cart: no more than there are, than one customer may have, and than a household buys. */
export const mostOf = ({ available, limit }: CartProduct): number =>
  Math.min(available ?? MOST_PER_LINE, limit?.quantity ?? MOST_PER_LINE, MOST_PER_LINE);

export function quantityOf(cart: Cart, sku: string): number {
  return cart.find(({ product }) => product.sku === sku)?.quantity ?? 0;
}

/** Sets how many of the product are in the cart; zero takes the line out. */
export function setQuantity(cart: Cart, product: CartProduct, quantity: number): Cart {
  const wanted = Math.min(quantity, mostOf(product));
  if (wanted <= 0) return cart.filter((line) => line.product.sku !== product.sku);
  if (quantityOf(cart, product.sku) === 0) return [...cart, { product, quantity: wanted }];
  return cart.map((line) => (line.product.sku === product.sku ? { product, quantity: wanted } : line));
}

/** The cart without what was ordered; more of it than was ordered stays. */
export function takeOut(cart: Cart, ordered: readonly Ordered[]): Cart {
  return ordered.reduce((left, { sku, quantity }) => {
    const line = left.find(({ product }) => product.sku === sku);
    return line ? setQuantity(left, line.product, line.quantity - quantity) : left;
  }, cart);
}

export function pieces(cart: Cart): number {
  return cart.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Minor units at the prices last seen. */
export function itemsTotal(cart: Cart): number {
  return cart.reduce((sum, { product, quantity }) => sum + product.price.amount * quantity, 0);
}

export const CART_STORAGE_KEY = 'throughline.cart';

export function readCart(): Cart {
  return parseCart(localStorage.getItem(CART_STORAGE_KEY));
}

/** The stored cart; an empty one for what another release or somebody's hand left there. */
export function parseCart(text: string | null): Cart {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.filter(isCartLine) : [];
  } catch {
    return [];
  }
}

function isCartLine(stored: unknown): stored is CartLine {
  const { product, quantity } = (stored ?? {}) as Partial<CartLine>;
  return (
    typeof quantity === 'number' &&
    typeof product?.sku === 'string' &&
    typeof product.name === 'string' &&
    typeof product.category === 'string' &&
    typeof product.price?.amount === 'number'
  );
}

export function storeCart(cart: Cart): void {
  localStorage.setItem(CART_STORAGE_KEY, JSON.stringify(cart));
}
