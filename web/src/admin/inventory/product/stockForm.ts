import type { InventoryJson } from '../../../../../api/schema/stock/inventory';
import type { StockChange } from './api';

/** What can be done with a product's counts. */
export const CHANGES = ['ADJUST', 'COUNT', 'TRANSFER', 'SAFETY'] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** A change as it stands in the form. */
export interface ChangeInForm {
  readonly kind: ChangeKind;
  readonly warehouse: string;
  /** Of a transfer: where to. */
  readonly to: string;
  /** Of pieces that are kept back: the channel that may sell them; empty: none. */
  readonly channel: string;
  /** More or fewer, counted, moved or kept back, by the kind; empty until it is typed. */
  readonly pieces: number | string;
  readonly reason: string;
}

/** The counts of one shelf. */
export type Shelf = InventoryJson['warehouses'][number];

const EMPTY = { onHand: 0, reserved: 0, safety: 0, available: 0, onHold: 0, pools: [] };

/** The counts of a product in a warehouse; all are 0 where it has never been. */
export const shelfOf = ({ warehouses }: Pick<InventoryJson, 'warehouses'>, warehouse: string): Shelf =>
  warehouses.find((shelf) => shelf.warehouse === warehouse) ?? { warehouse, ...EMPTY };

/** What would be on the shelf then; undefined where the count stays as it is. */
export function onHandAfter(form: ChangeInForm, { onHand }: Shelf): number | undefined {
  const pieces = Number(form.pieces) || 0;
  switch (form.kind) {
    case 'ADJUST':
      return onHand + pieces;
    case 'COUNT':
      return form.pieces === '' ? undefined : pieces;
    case 'TRANSFER':
      return onHand - pieces;
    case 'SAFETY':
      return undefined;
  }
}

/** What is sent; undefined as long as something is missing or more would go than is free. */
export function changeOf(
  form: ChangeInForm,
  stock: Pick<InventoryJson, 'warehouses'>,
): StockChange | undefined {
  const { kind, warehouse, to, channel, pieces: typed } = form;
  const pieces = Number(typed);
  const reason = form.reason.trim();
  if (typed === '' || !Number.isSafeInteger(pieces)) return undefined;
  if (kind === 'SAFETY') {
    if (pieces < 0) return undefined;
    return channel === ''
      ? { kind, body: { warehouse, pieces } }
      : { kind: 'POOL', body: { warehouse, channel, pieces } };
  }
  if (reason === '' || isTooFew(form, shelfOf(stock, warehouse))) return undefined;
  if (kind === 'COUNT')
    return pieces < 0 ? undefined : { kind, body: { warehouse, counted: pieces, reason } };
  if (kind === 'ADJUST')
    return pieces === 0 ? undefined : { kind, body: { warehouse, delta: pieces, reason } };
  if (pieces <= 0 || to === '' || to === warehouse) return undefined;
  return { kind, body: { from: warehouse, to, quantity: pieces, reason } };
}

/** Whether fewer pieces would be left than are reserved for orders. */
export function isTooFew(form: ChangeInForm, shelf: Shelf): boolean {
  const after = onHandAfter(form, shelf);
  return after !== undefined && after < shelf.reserved;
}
