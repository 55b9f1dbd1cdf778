import type { FieldError } from '../errors';
import type { BundleComponent } from './bundle';
import { givenSum } from './shares';

/** The product that is to be a bundle; `price` in minor units. */
export interface FutureBundle {
  readonly sku: string;
  readonly price: number;
  readonly currency: string;
  /** Bundles that it is a component of. */
  readonly partOf: readonly string[];
  /** Pieces of it that lie somewhere or are to come. */
  readonly pieces: number;
}

/** A product that may be a component. */
export interface ComponentProduct {
  readonly sku: string;
  readonly active: boolean;
  readonly bundle: boolean;
  readonly currency: string;
}

/** What keeps a product from being a bundle of these components, which stand under `/components`. */
export function bundleFaults(
  bundle: FutureBundle,
  components: readonly BundleComponent[],
  products: ReadonlyMap<string, ComponentProduct>,
): readonly FieldError[] {
  const seen = new Set<string>();
  const errors = components.flatMap(({ sku }, index) => {
    const product = products.get(sku);
    const known = product?.sku ?? sku;
    const detail = seen.has(known) ? `"${sku}" comes twice.` : componentFault(bundle, sku, product);
    seen.add(known);
    return detail === undefined ? [] : [{ pointer: `/components/${index}/sku`, detail }];
  });
  const own = ownFault(bundle);
  const share = shareFault(bundle.price, components);
  return [
    ...(own === undefined ? [] : [{ pointer: '/components', detail: own }]),
    ...errors,
    ...(share === undefined ? [] : [{ pointer: '/components', detail: share }]),
  ];
}

function ownFault({ sku, partOf: [other], pieces }: FutureBundle): string | undefined {
  if (other !== undefined) return `"${sku}" is a component of the bundle "${other}".`;
  return pieces > 0
    ? `"${sku}" has pieces of its own in stock or on the way: ${pieces}. A bundle consists of others’.`
    : undefined;
}

function componentFault(
  bundle: FutureBundle,
  sku: string,
  product: ComponentProduct | undefined,
): string | undefined {
  if (!product) return `There is no product "${sku}".`;
  if (product.sku === bundle.sku) return `"${sku}" can’t be a component of itself.`;
  if (!product.active) return `"${sku}" is not sold any more.`;
  if (product.bundle) return `"${sku}" is a bundle itself.`;
  return product.currency === bundle.currency
    ? undefined
    : `"${sku}" is sold in ${product.currency}, the bundle in ${bundle.currency}.`;
}

/** Shares that are given for all components come to the price; those of some leave the rest of it to the others. */
export function shareFault(
  price: number,
  components: readonly { readonly share?: number }[],
): string | undefined {
  const sum = givenSum(components);
  if (components.every(({ share }) => share !== undefined)) {
    return sum === price ? undefined : `share sum ${sum} ≠ price ${price}`;
  }
  return sum > price ? `share sum ${sum} > price ${price}` : undefined;
}
