/** A product that goes into a bundle. */
export interface BundleComponent {
  readonly sku: string;
  /** Pieces of it in one bundle. */
  readonly quantity: number;
  /** What of the bundle's price these pieces stand for together, in minor units; absent: by their own prices. 0: a gift. */
  readonly share?: number;
}

/** What a product that is a bundle consists of. */
export interface BundleDefinition {
  readonly components: readonly BundleComponent[];
  /** Whether its pieces may come from one warehouse only. */
  readonly together: boolean;
}

/** A bundle in an order: the group of lines that it was sold as, frozen at placement. */
export interface OrderBundle {
  /** Unlike that of any other bundle of the order. */
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly variant?: string;
  /** How many bundles were ordered. */
  readonly quantity: number;
  /** What one costs, in minor units, before discounts: its lines' subtotals come to this, times `quantity`. */
  readonly unitPrice: number;
  readonly lineIds: readonly string[];
  /** Whether its pieces may come from one warehouse only; absent: from any. */
  readonly together?: true;
}

/** The bundle that a line belongs to; undefined of a line that was ordered by itself. */
export const bundleOf = (
  bundles: readonly OrderBundle[] | undefined,
  lineId: string,
): OrderBundle | undefined => bundles?.find(({ lineIds }) => lineIds.includes(lineId));
