import type { OrderBundleJson } from '../../../../api/schema/stock/bundles';

/** A line that was ordered by itself, or a bundle with the lines of its components. */
export interface LineGroup<Line> {
  readonly key: string;
  /** Undefined: one line by itself. */
  readonly bundle: OrderBundleJson | undefined;
  readonly lines: readonly Line[];
}

/** Lines as they were asked for, in their order: those of one bundle stand together. */
export function groupsOf<Line extends { readonly id: string }>(
  lines: readonly Line[],
  bundles: readonly OrderBundleJson[],
): readonly LineGroup<Line>[] {
  const shown = new Set<string>();
  return lines.flatMap((line): LineGroup<Line>[] => {
    const bundle = bundles.find(({ lineIds }) => lineIds.includes(line.id));
    if (!bundle) return [{ key: line.id, bundle, lines: [line] }];
    if (shown.has(bundle.id)) return [];
    shown.add(bundle.id);
    const own = lines.filter(({ id }) => bundle.lineIds.includes(id));
    return [{ key: `bundle ${bundle.id}`, bundle, lines: own }];
  });
}

/** What a group takes, each product once: pieces of one product stand in two lines where they can't cost the same. */
export function piecesOf<Line extends { readonly sku: string; readonly quantity: number }>(
  lines: readonly Line[],
): readonly Line[] {
  const pieces = new Map<string, Line>();
  for (const line of lines) {
    const known = pieces.get(line.sku);
    pieces.set(line.sku, known ? { ...known, quantity: known.quantity + line.quantity } : line);
  }
  return [...pieces.values()];
}

/** What was asked for: of a bundle its own SKU, and how many. */
export const askedOf = ({
  lines,
  bundles,
}: {
  readonly lines: readonly { readonly id: string; readonly sku: string; readonly quantity: number }[];
  readonly bundles: readonly OrderBundleJson[];
}): readonly { readonly sku: string; readonly quantity: number }[] =>
  groupsOf(lines, bundles).flatMap((group) => group.bundle ?? group.lines);

/** The bundle that a line was sold with. */
export const bundleOf = (bundles: readonly OrderBundleJson[], lineId: string): OrderBundleJson | undefined =>
  bundles.find(({ lineIds }) => lineIds.includes(lineId));
