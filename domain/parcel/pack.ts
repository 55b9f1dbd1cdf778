import { MAIN, reservedAt } from '../allocation/allocation';
import { requirePieces } from '../allocation/elsewhere/piecesAt';
import { cashFor } from '../cash/cashFor';
import { action } from '../command';
import { asIf } from '../evolve';
import type { OrderFact } from '../facts';
import { parcelId } from '../order/ids';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { BOX, WEIGHT, requireOneParcel, type PackedAs } from '../packing/packedAs';
import { present } from '../present';
import { readScans, SCANS, type LineScan } from '../serials/scans';
import type { LineSerials } from '../serials/serial';
import { nothingToPack, notReadyToPick } from './refusals';

interface Pack extends PackedAs {
  /** Absent: wherever its pieces lie. */
  readonly warehouse?: string;
  /** What was scanned of the pieces that are packed, by line; absent: nothing. */
  readonly serials?: readonly LineScan[];
}

/** Puts everything that is still reserved into one parcel for each warehouse. */
export const pack = action<Pack>({
  description:
    'Puts everything that is still reserved into one parcel for each warehouse, or what lies in one, with the serial numbers of its pieces, its weight and its box.',
  shape: { warehouse: '?text', serials: SCANS, weightGrams: WEIGHT, box: BOX },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? notReadyToPick(order, actor) ?? nothingToPack(order),
  decide: (order, { warehouse, serials: scans, weightGrams, box }) => {
    if (warehouse !== undefined) requirePieces(order, warehouse);
    const packed = packReserved(order, warehouse);
    const said = present({ weightGrams, box });
    requireOneParcel(said, parcelsIn(packed));
    const scanned = withSerials(packed, readScans(order, linesOf(packed), scans));
    return packedAs(scanned, said);
  },
});

/**
 * Everything still reserved goes into one parcel for each warehouse that has some of it; who packs without having said that they pick,
 * says so with it.
 * @param only the one warehouse that packs.
 */
export function packReserved(order: OrderState, only?: string): readonly OrderFact[] {
  const pieces = reservedAt(order).filter(({ warehouse }) => only === undefined || warehouse === only);
  const facts: OrderFact[] = order.pickingAt ? [] : [{ type: 'PickingStarted' }];
  for (const place of new Set(pieces.map(({ warehouse }) => warehouse))) {
    const lines = pieces
      .filter(({ warehouse }) => warehouse === place)
      .map(({ lineId, quantity }) => ({ lineId, quantity }));
    const now = asIf(order, ...facts);
    facts.push({
      type: 'ParcelPacked',
      parcelId: parcelId(order.id, now.parcels.length + 1),
      courier: order.policy.fulfilment.courier,
      lines,
      ...present({ warehouse: place === MAIN ? undefined : place, cash: cashFor(now, lines) }),
    });
  }
  return facts;
}

const parcelsIn = (packed: readonly OrderFact[]): number =>
  packed.filter(({ type }) => type === 'ParcelPacked').length;

/** With what was said of the one parcel that is packed. */
const packedAs = (packed: readonly OrderFact[], said: PackedAs): readonly OrderFact[] =>
  packed.map((fact) => (fact.type === 'ParcelPacked' ? { ...fact, ...said } : fact));

/** How many pieces of each line go into parcels. */
function linesOf(packed: readonly OrderFact[]): readonly { lineId: string; quantity: number }[] {
  const pieces = new Map<string, number>();
  for (const fact of packed)
    for (const { lineId, quantity } of fact.type === 'ParcelPacked' ? fact.lines : [])
      pieces.set(lineId, (pieces.get(lineId) ?? 0) + quantity);
  return [...pieces].map(([lineId, quantity]) => ({ lineId, quantity }));
}

/** Numbers go with their lines' pieces, parcel by parcel in the order in which they were scanned. */
function withSerials(packed: readonly OrderFact[], serials: readonly LineSerials[]): readonly OrderFact[] {
  const left = new Map(serials.map(({ lineId, values }) => [lineId, [...values]]));
  return packed.map((fact) => {
    if (fact.type !== 'ParcelPacked') return fact;
    const own = serials.flatMap(({ lineId, kind }) => {
      const pieces = fact.lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
      const values = left.get(lineId)?.splice(0, pieces) ?? [];
      return values.length > 0 ? [{ lineId, kind, values }] : [];
    });
    return own.length > 0 ? { ...fact, serials: own } : fact;
  });
}
