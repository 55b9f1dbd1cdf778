import { ORDER_STATUSES, PAYMENT_STATUSES } from '../../orders/parts/statusStyle';
import type { AdminOrderFilter } from './api';

const SORTS = ['-createdAt', 'createdAt', '-total', 'total'] as const;
export type Sort = (typeof SORTS)[number];

/** The back office's filters as they stand in the address: shareable, and kept by the back button. */
export type AdminSearch = Pick<
  AdminOrderFilter,
  | 'status'
  | 'paymentStatus'
  | 'q'
  | 'customerId'
  | 'hold'
  | 'unpaid'
  | 'overpaid'
  | 'sku'
  | 'from'
  | 'to'
  | 'sort'
> & { readonly minTotal?: number; readonly maxTotal?: number };

/** Changes some filters and keeps the others; undefined takes one away. */
export type ChangeSearch = (changed: Partial<Record<keyof AdminSearch, unknown>>) => void;

type Raw = Readonly<Record<string, unknown>>;

const text = (raw: Raw, name: string): string | undefined => {
  const value = raw[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
};

const oneOf = <Value extends string>(raw: Raw, name: string, values: readonly Value[]): Value | undefined =>
  values.find((value) => value === raw[name]);

/** A day of the shop's own time zone, `2026-11-01`: the API knows when it begins there, wherever its reader is. */
const day = (raw: Raw, name: string): string | undefined => {
  const value = text(raw, name);
  const isDay = value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  return isDay ? value : undefined;
};

const amount = (raw: Raw, name: string): number | undefined => {
  const value = Number(raw[name] ?? Number.NaN);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
};

/** Reads filters from an address, leaving out what is none. */
export function readAdminSearch(raw: Raw): AdminSearch {
  const given = {
    status: oneOf(raw, 'status', ORDER_STATUSES),
    paymentStatus: oneOf(raw, 'paymentStatus', PAYMENT_STATUSES),
    q: text(raw, 'q'),
    customerId: text(raw, 'customerId'),
    hold: text(raw, 'hold'),
    unpaid: oneOf(raw, 'unpaid', ['true']),
    overpaid: oneOf(raw, 'overpaid', ['true']),
    sku: text(raw, 'sku'),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
    minTotal: amount(raw, 'minTotal'),
    maxTotal: amount(raw, 'maxTotal'),
    sort: oneOf(raw, 'sort', SORTS),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as AdminSearch;
}

/** Whether anything narrows the list; the sorting doesn't. */
export function isFiltered({ sort: _sort, ...filters }: AdminSearch): boolean {
  return Object.keys(filters).length > 0;
}

/** How many filters are in use beside the tabs and the search. */
export function filterCount({ q: _q, status: _status, sort: _sort, hold, ...filters }: AdminSearch): number {
  return Object.keys(filters).length + (hold === undefined || hold === 'true' ? 0 : 1);
}
