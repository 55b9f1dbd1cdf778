import { cashParcels } from '../../../../domain/cash/cash';
import { accountedFor } from '../../../../domain/cash/parcelCash';
import type { Change } from '../../change';
import { changedParts } from '../changedParts';

/** The cash of a parcel; amounts in minor units of the order's currency. */
export interface CashRow {
  readonly parcelId: string;
  readonly courier: string;
  readonly due: number;
  readonly toCollect: number;
  readonly collected: number | null;
  readonly collectedAt: string | null;
  readonly remitted: number;
  readonly fee: number;
  readonly remittedAt: string | null;
}

/** Parcels whose cash is new or has changed. SQL function: `write_parcel_cash`. */
export function cashRows({ before, after, events }: Change): readonly CashRow[] {
  const partsOf = (order: Change['after']) =>
    cashParcels(order).map(({ id, courier, cash }) => ({ id, courier, cash }));
  return changedParts(partsOf(before), partsOf(after)).map(({ id, courier, cash }) => {
    const remitted = (cash.remittances ?? []).reduce((sum, { amount }) => sum + amount, 0);
    const at = (type: 'CashCollected' | 'CashRemitted'): string | null =>
      events.findLast((event) => event.type === type && event.parcelId === id)?.at ?? null;
    return {
      ...{ parcelId: id, courier, due: cash.due, toCollect: cash.toCollect },
      collected: cash.collected ?? null,
      collectedAt: at('CashCollected'),
      ...{ remitted, fee: accountedFor(cash) - remitted, remittedAt: at('CashRemitted') },
    };
  });
}
