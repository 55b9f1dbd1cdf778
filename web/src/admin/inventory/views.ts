/** What of the stock is shown: all of it unless it is told. */
export const VIEWS = ['low', 'expected'] as const;

/** What the page's address carries. */
export interface InventorySearch {
  readonly q?: string;
  readonly show?: (typeof VIEWS)[number];
}
