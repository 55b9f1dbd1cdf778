import type { OrderBundle } from '../../domain/bundles/bundle';
import { expandBundle } from '../../domain/bundles/expandBundle';
import type { FieldError } from '../../domain/errors';
import { costOf } from '../../domain/money/pricing';
import { present } from '../../domain/present';
import type { Sellable } from '../catalogue/sellable';

/** A line of a cart and the product that it asks for; amounts in minor units. */
export interface FoundLine<Line> {
  readonly line: Line;
  readonly product: Sellable;
  /** Which line of the cart it is. */
  readonly index: number;
}

interface AskedAmounts {
  readonly quantity: number;
  readonly unitPrice?: number | undefined;
  readonly discount?: number | undefined;
}

/** A line as it is sold: of a bundle one for each component, or more where its pieces can't cost the same. */
export interface SoldLine<Line> extends FoundLine<Line> {
  /** What is sold: the product, or a component of it. */
  readonly piece: Pick<
    Sellable,
    'sku' | 'name' | 'variant' | 'stocked' | 'taxRate' | 'serials' | 'warrantyMonths'
  >;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
}

/** @throws {DomainError} `validation` when a discount is larger than its line. */
export function soldLines<Line extends AskedAmounts>(found: FoundLine<Line>): readonly SoldLine<Line>[] {
  const { line, product, index } = found;
  const { quantity } = line;
  const amounts = { quantity, unitPrice: line.unitPrice ?? product.price, discount: line.discount ?? 0 };
  costOf(amounts, index);
  if (!product.bundle) return [{ ...found, piece: product, ...amounts }];
  const components = product.bundle.components.map((component) => ({
    piece: { ...component, taxRate: component.taxRate ?? product.taxRate },
    quantity: component.quantity,
    listPrice: component.price,
    ...present({ share: component.share ?? undefined }),
  }));
  return expandBundle({ ...amounts, ownPrice: product.price, components }).map(
    ({ component: { piece }, ...sold }) => ({ ...found, piece, ...sold }),
  );
}

/** Components that are no longer sold, or in another currency, by the lines that ask for their bundles. */
export function componentFaults(
  found: readonly FoundLine<unknown>[],
): Readonly<Record<'unsold' | 'foreign', readonly FieldError[]>> {
  const faults = found.flatMap(({ product, index }) =>
    (product.bundle?.components ?? []).map((component) => ({
      ...{ component, product },
      pointer: `/lines/${index}/sku`,
    })),
  );
  return {
    unsold: faults
      .filter(({ component }) => !component.active)
      .map(({ pointer, product, component }) => ({
        pointer,
        detail: `"${product.sku}" can’t be had: its component "${component.sku}" is not sold any more.`,
      })),
    foreign: faults
      .filter(({ component, product }) => component.currency !== product.currency)
      .map(({ pointer, product, component }) => ({
        pointer,
        detail: `"${product.sku}" can’t be had: its component "${component.sku}" is sold in ${component.currency}.`,
      })),
  };
}

/**
 * The bundles among what is sold, in the order of the cart.
 * @param ids of the lines, one for each that is sold.
 */
export function soldBundles<Line extends AskedAmounts>(
  found: readonly FoundLine<Line>[],
  sold: readonly SoldLine<Line>[],
  ids: readonly string[],
): readonly OrderBundle[] {
  return found
    .filter(({ product }) => product.bundle)
    .map(({ line, product, index }, position) => ({
      id: String(position + 1),
      sku: product.sku,
      name: product.name,
      ...present({ variant: product.variant ?? undefined }),
      quantity: line.quantity,
      unitPrice: line.unitPrice ?? product.price,
      lineIds: ids.filter((_id, at) => sold[at]?.index === index),
      ...(product.bundle?.together && { together: true as const }),
    }));
}
