import type { InventoryJson } from '../../../../api/schema/stock/inventory';

/** What is said of a product for later: when it is low, and how many one customer may have. */
export type Marks = Pick<InventoryJson, 'lowStockAt' | 'limit'>;

/** As it is typed; empty: not said. */
export interface MarksInForm {
  readonly lowStockAt: string | number;
  readonly quantity: string | number;
  readonly days: string | number;
}

export const inForm = ({ lowStockAt, limit }: Marks): MarksInForm => ({
  lowStockAt: lowStockAt ?? '',
  quantity: limit?.quantity ?? '',
  days: limit?.days ?? '',
});

/** What was typed; undefined as long as one half of a limit is missing. */
export function marksOf({ lowStockAt, quantity, days }: MarksInForm): Marks | undefined {
  if ((quantity === '') !== (days === '')) return undefined;
  return {
    lowStockAt: lowStockAt === '' ? null : Number(lowStockAt),
    limit: quantity === '' ? null : { quantity: Number(quantity), days: Number(days) },
  };
}

/** What of the marks is another than before. */
export function changedMarks(
  before: Marks,
  after: Marks,
): { readonly lowStock: boolean; readonly limit: boolean } {
  return {
    lowStock: before.lowStockAt !== after.lowStockAt,
    limit: before.limit?.quantity !== after.limit?.quantity || before.limit?.days !== after.limit?.days,
  };
}
