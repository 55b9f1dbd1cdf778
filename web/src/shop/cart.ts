import type { ProductJson } from '../../../api/schema/catalogue';

/** What the cart remembers of a product; prices and stock are settled by the quote. */
export type CartProduct = Pick<ProductJson, 'sku' | 'name' | 'variant' | 'category' | 'price' | 'available'>;

export interface CartLine {
  readonly product: CartProduct;
  readonly quantity: number;
}

/** The lines in the order they were added; plain JSON. */
export type Cart = readonly CartLine[];

const MOST_PER_LINE = 99;

/** No more than there are, no more than a household buys. */
function bounded(product: CartProduct, quantity: number): number {
  return Math.min(quantity, product.available ?? MOST_PER_LINE, MOST_PER_LINE);
}

export function quantityOf(cart: Cart, sku: string): number {
  return cart.find(({ product }) => product.sku === sku)?.quantity ?? 0;
}

/** Sets how many of the product are in the cart; zero takes the line out. */
export function setQuantity(cart: Cart, product: CartProduct, quantity: number): Cart {
  const wanted = bounded(product, quantity);
  if (wanted <= 0) return cart.filter((line) => line.product.sku !== product.sku);
  if (quantityOf(cart, product.sku) === 0) return [...cart, { product, quantity: wanted }];
  return cart.map((line) => (line.product.sku === product.sku ? { product, quantity: wanted } : line));
}

export function pieces(cart: Cart): number {
  return cart.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Minor units at the prices last seen. */
export function itemsTotal(cart: Cart): number {
  return cart.reduce((sum, { product, quantity }) => sum + product.price.amount * quantity, 0);
}

const STORAGE_KEY = 'throughline.cart';

export function readCart(): Cart {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]') as Cart;
  } catch {
    return [];
  }
}

export function storeCart(cart: Cart): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(cart));
}
