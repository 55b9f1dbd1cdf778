import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { ShipmentJson } from '../../../../api/schema/order';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { ApiProblem } from '../../http/problem';
import type { SaidOfParcel } from './api';

/** An order that is packed now, with what is said of its parcel. */
export interface PackRequest {
  readonly order: ToPackJson;
  readonly said: SaidOfParcel;
}

/** What has become of it. */
export type Job = {
  readonly id: string;
  readonly number: string;
  /** Milliseconds since the epoch. */ readonly at: number;
} & (
  | { readonly state: 'packing' | 'booking' }
  /** Its pieces have numbers that somebody has to scan. */
  | { readonly state: 'unscanned' }
  | { readonly state: 'ready'; readonly packed: AdminOrderJson; readonly parcel: ShipmentJson }
  /** Packed, and its courier refuses it or hasn't answered. */
  | { readonly state: 'unbooked'; readonly refused: string | null }
  | { readonly state: 'failed'; readonly error: unknown }
);

/** The parcel that was packed last in a warehouse, and wasn't taken back. */
export const parcelIn = ({ shipments }: AdminOrderJson, warehouse: string): ShipmentJson | undefined =>
  shipments.findLast((one) => one.warehouse === warehouse && one.status !== 'PULLED');

/** One whose label can be printed. */
export type ReadyJob = Extract<Job, { readonly state: 'ready' }>;
export const isReady = (job: Job): job is ReadyJob => job.state === 'ready';

/** Whether its order is packed, or about to be: who reads a list from before still finds it there. */
export const takesAway = ({ state, at }: Job, listReadAt: number): boolean =>
  state === 'packing' ||
  state === 'booking' ||
  ((state === 'ready' || state === 'unbooked') && at > listReadAt);

/** How far a parcel has come; undefined while its courier is asked. */
export function jobOf(
  { id, number }: Pick<ToPackJson, 'id' | 'number'>,
  packed: AdminOrderJson,
  warehouse: string,
  at: number,
): Job | undefined {
  const parcel = parcelIn(packed, warehouse);
  if (!parcel) return undefined;
  if (parcel.consignmentId !== null) return { id, number, at, state: 'ready', packed, parcel };
  return parcel.error === null ? undefined : { id, number, at, state: 'unbooked', refused: parcel.error };
}

/**
 * Does all of it, a few at a time.
 * @param act never rejects.
 */
export async function fewAtATime<Item>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const work = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

const MOST_TRIES = 6;
const A_WHILE_SECONDS = 5;

/** Calls again, after the time that the API names, what it had too many requests for: it has done nothing of it. */
export async function patiently<Answer>(
  call: () => Promise<Answer>,
  pause: (ms: number) => Promise<void>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'rate-limited' || tries >= MOST_TRIES) throw error;
      await pause((error.retryAfterSeconds ?? A_WHILE_SECONDS) * 1000);
    }
  }
}
