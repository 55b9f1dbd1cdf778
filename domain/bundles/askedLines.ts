import { bundleOf, type OrderBundle } from './bundle';

/** A line as it was asked for: a product, or a bundle in the place of its components. */
export interface AskedLine {
  /** Undefined: a product. */
  readonly bundle: OrderBundle | undefined;
  /** What it takes: of a bundle the SKUs of its components, each once. */
  readonly skus: readonly string[];
}

/** The lines of a cart as they were asked for, in their order: lines of one bundle stand together. */
export function askedLines(
  lines: readonly { readonly id: string; readonly sku: string }[],
  bundles: readonly OrderBundle[] | undefined,
): readonly AskedLine[] {
  const asked: AskedLine[] = [];
  for (const { id, sku } of lines) {
    const bundle = bundleOf(bundles, id);
    const before = asked.at(-1);
    if (!bundle || before?.bundle !== bundle) {
      asked.push({ bundle, skus: [sku] });
    } else if (!before.skus.includes(sku)) {
      asked[asked.length - 1] = { bundle, skus: [...before.skus, sku] };
    }
  }
  return asked;
}
