import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { latinDigits } from '../../i18n/format';
import type { AskingLine } from '../serials/scans';

type Line = ToPackJson['lines'][number];

export const piecesOf = ({ lines }: Pick<ToPackJson, 'lines'>): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The lines of which each piece has a number to be scanned. */
export const numberedLines = ({ lines }: Pick<ToPackJson, 'lines'>): readonly AskingLine[] =>
  lines.flatMap(({ id, name, variant, serials, quantity }) =>
    serials === null ? [] : [{ id, name, variant, kind: serials, pieces: quantity }],
  );

/** Whether it can't be packed together with others: somebody has to scan its pieces. */
export const needsScans = (order: Pick<ToPackJson, 'lines' | 'serialsRequired'>): boolean =>
  order.serialsRequired && numberedLines(order).length > 0;

/** Pieces that were scanned by their product's code, by line. */
export type Ticks = Readonly<Record<string, number>>;

/** What a scan is about. */
export type Scan =
  | { readonly is: 'order'; readonly order: ToPackJson }
  | { readonly is: 'piece'; readonly line: Line }
  /** Of a product whose pieces are scanned by their own numbers: the next of them is one of this line. */
  | { readonly is: 'numbered'; readonly line: Line }
  | { readonly is: 'tooMany'; readonly line: Line }
  | { readonly is: 'number' }
  | { readonly is: 'unknown' };

const same = (one: string | null, other: string): boolean => one?.toUpperCase() === other.toUpperCase();
const isOf = ({ sku, barcode }: Line, text: string): boolean => same(sku, text) || same(barcode, text);

/**
 * What a scan says: the number of an order, the code of a product in the current order, the number of one of its pieces, or the code of
 * a product that another order has.
 * @param current the order that is packed now; undefined: none.
 */
export function readScan(
  text: string,
  orders: readonly ToPackJson[],
  current: ToPackJson | undefined,
  ticks: Ticks,
): Scan {
  const named = orders.find(({ number }) => same(number, text));
  if (named) return { is: 'order', order: named };
  const lines = current?.lines.filter((line) => isOf(line, text)) ?? [];
  const [first] = lines;
  if (first) {
    if (first.serials !== null) return { is: 'numbered', line: first };
    const open = lines.find(({ id, quantity }) => (ticks[id] ?? 0) < quantity);
    return open ? { is: 'piece', line: open } : { is: 'tooMany', line: first };
  }
  const other = orders.find(
    ({ id, lines: theirs }) => id !== current?.id && theirs.some((line) => isOf(line, text)),
  );
  if (other) return { is: 'order', order: other };
  return current && numberedLines(current).length > 0 ? { is: 'number' } : { is: 'unknown' };
}

export const tick = (ticks: Ticks, { id }: Line): Ticks => ({ ...ticks, [id]: (ticks[id] ?? 0) + 1 });

/** Whether nothing was scanned by product, or all of it: who has begun to scan wants to know what is missing. */
export function isTicked({ lines }: Pick<ToPackJson, 'lines'>, ticks: Ticks): boolean {
  const plain = lines.filter(({ serials }) => serials === null);
  const done = plain.filter(({ id, quantity }) => (ticks[id] ?? 0) >= quantity);
  return done.length === plain.length || plain.every(({ id }) => (ticks[id] ?? 0) === 0);
}

/** The order to pack after one: the next in the list, or the first. */
export function nextAfter(orders: readonly ToPackJson[], id: string): ToPackJson | undefined {
  const at = orders.findIndex((order) => order.id === id);
  const others = orders.filter((order) => order.id !== id);
  return others[at] ?? others[0];
}

/** The most that a scale may show. */
const MOST_GRAMS: typeof import('../../../../domain/packing/packedAs').MOST_WEIGHT_GRAMS = 100_000;

/** Grams as they are typed; undefined where nothing is, `NaN` for what is no weight. */
export function gramsOf(typed: string): number | undefined {
  const digits = latinDigits(typed).trim();
  if (digits === '') return undefined;
  const grams = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
  return grams >= 1 && grams <= MOST_GRAMS ? grams : Number.NaN;
}
