import type { InventoryJson, MoveListJson } from '../../../../../api/schema/stock/inventory';
import { request } from '../../../http/request';

/** A change of a product's counts, by its kind. */
export type StockChange =
  | {
      readonly kind: 'ADJUST';
      readonly body: { readonly warehouse: string; readonly delta: number; readonly reason: string };
    }
  | {
      readonly kind: 'COUNT';
      readonly body: { readonly warehouse: string; readonly counted: number; readonly reason: string };
    }
  | {
      readonly kind: 'TRANSFER';
      readonly body: {
        readonly from: string;
        readonly to: string;
        readonly quantity: number;
        readonly reason: string;
      };
    }
  | { readonly kind: 'SAFETY'; readonly body: { readonly warehouse: string; readonly pieces: number } }
  | {
      readonly kind: 'POOL';
      readonly body: { readonly warehouse: string; readonly channel: string; readonly pieces: number };
    };

const PATHS = {
  ...{ ADJUST: 'adjustments', COUNT: 'counts', TRANSFER: 'transfers' },
  ...{ SAFETY: 'safety', POOL: 'pools' },
} as const;

/** What is set, and not added: to repeat it changes nothing. */
const isSet = (kind: StockChange['kind']): boolean => kind === 'SAFETY' || kind === 'POOL';

const pathOf = (sku: string): string => `/api/admin/inventory/${encodeURIComponent(sku)}`;

export const readStock = (sku: string, signal: AbortSignal): Promise<InventoryJson> =>
  request(pathOf(sku), { signal });

export const listMoves = (
  sku: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<MoveListJson> => request(`${pathOf(sku)}/moves`, { query: { cursor }, signal });

/** @param key the change counts once by it, however often it is sent. */
export const changeStock = (sku: string, { kind, body }: StockChange, key: string): Promise<InventoryJson> =>
  request(`${pathOf(sku)}/${PATHS[kind]}`, {
    method: isSet(kind) ? 'PUT' : 'POST',
    body,
    ...(!isSet(kind) && { idempotencyKey: key }),
  });
