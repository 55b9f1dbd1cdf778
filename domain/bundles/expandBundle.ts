import { allocate } from '../money/money';
import { piecesOf, sharesAt, type PricedComponent } from './shares';

/** A line of a cart that asks for a bundle; amounts in minor units. */
export interface BundleLine<Component extends PricedComponent> {
  /** Bundles. */
  readonly quantity: number;
  /** What one is sold for. */
  readonly unitPrice: number;
  /** What the product costs: what its shares are of. */
  readonly ownPrice: number;
  /** Off the line as a whole. */
  readonly discount: number;
  readonly components: readonly Component[];
}

/** A line of pieces of one component. */
export interface ComponentLine<Component> {
  readonly component: Component;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
}

/**
 * A bundle as lines of its components: their subtotals come to its price and their discounts to its discount, to the unit. Pieces of one
 * component that can't cost the same stand in two lines.
 */
export function expandBundle<Component extends PricedComponent>({
  quantity: bundles,
  unitPrice: price,
  ownPrice,
  discount,
  components,
}: BundleLine<Component>): readonly ComponentLine<Component>[] {
  const shares = sharesAt(price, ownPrice, components);
  const lines = components.flatMap((component, index) =>
    piecesOf(shares[index] ?? 0, component.quantity).map(({ quantity, unitPrice }) => ({
      ...{ component, unitPrice },
      quantity: quantity * bundles,
    })),
  );
  const discounts = allocate(
    discount,
    lines.map(({ quantity, unitPrice }) => quantity * unitPrice),
  );
  return lines.map((line, index) => ({ ...line, discount: discounts[index] ?? 0 }));
}
