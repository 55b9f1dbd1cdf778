/** What an answer says of one product. */
export interface ToldStock {
  readonly sku: string;
  readonly available: number | null;
}

/** What somebody may be told at most, by product: an order that was answered before they asked has its pieces. */
export interface Knowledge {
  /** An order was answered. */
  placed(lines: readonly { readonly sku: string; readonly quantity: number }[]): void;
  /** Of whoever asks now, what there may be. */
  of(skus: readonly string[]): ReadonlyMap<string, number>;
}

/** @param opening pieces of each product before the first order. */
export function createKnowledge(opening: ReadonlyMap<string, number>): Knowledge {
  const left = new Map(opening);
  return {
    placed: (lines) => {
      for (const { sku, quantity } of lines) left.set(sku, (left.get(sku) ?? 0) - quantity);
    },
    of: (skus) => new Map(skus.map((sku) => [sku, left.get(sku) ?? 0])),
  };
}

/** Whether an answer doesn't count an order, or leaves out a product. Orders that came meanwhile may have taken more. */
export function isStale(told: readonly ToldStock[], most: ReadonlyMap<string, number>): boolean {
  const known = new Map(told.map(({ sku, available }) => [sku, available]));
  return [...most].some(([sku, pieces]) => (known.get(sku) ?? Infinity) > pieces);
}
