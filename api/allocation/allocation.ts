import { isDeepStrictEqual } from 'node:util';
import { merged, reservedAt, warehouseOf } from '../../domain/allocation/allocation';
import type { Allotment } from '../../domain/allocation/allotment';
import { choose, chooseAgain, type Choice } from '../../domain/allocation/choice';
import { placeName } from '../../domain/allocation/placeName';
import { groupOf } from '../../domain/bundles/groupOf';
import type { OrderState } from '../../domain/order/order';
import { present } from '../../domain/present';
import type { Database } from '../../prisma/client';
import { readSources, type SourceQuery } from '../../prisma/stock/readSources';
import type { PromiseDeps } from '../promise/readPromise';
import { invalidParameter } from '../http/problems';
import type { AllocationJson } from '../schema/stock/allocation';

/** What telling of a choice takes. */
export type ExplainingDeps = Pick<PromiseDeps, 'now' | 'settings'> & { readonly prisma: Database };

type Piece = AllocationJson['items'][number];
type CandidateJson = AllocationJson['choices'][number]['candidates'][number];

/** Where each piece of an order lies or left from: first those that are to be packed, then parcel by parcel. */
export function piecesOf(order: OrderState): readonly Piece[] {
  const skuOf = (lineId: string): string => order.lines.find(({ id }) => id === lineId)?.sku ?? '';
  const piece = ({ lineId, warehouse, quantity }: Allotment, parcelId: string | null): Piece => ({
    ...{ lineId, sku: skuOf(lineId), warehouse, quantity, parcelId },
  });
  const packed = order.parcels
    .filter(({ state }) => state !== 'PULLED')
    .flatMap((parcel) =>
      parcel.lines.map((line) => piece({ ...line, warehouse: warehouseOf(parcel) }, parcel.id)),
    );
  return [...reservedAt(order).map((one) => piece(one, null)), ...packed];
}

const CAUSES = ['PLACED', 'RETAKEN', 'SHORT_PICK', 'REFUSED', 'ASKED'] as const;

/** How an order's warehouses were chosen, and whether the same question would be answered the same today. */
export async function readChoices(prisma: Database, orderId: string): Promise<AllocationJson['choices']> {
  const rows = await prisma.allocationChoice.findMany({ where: { orderId }, orderBy: { ordinal: 'asc' } });
  return rows.map(({ cause, at, choice: column }) => {
    // Written by placement and by the order's first step, from this very type.
    const choice = column as unknown as Choice;
    return {
      cause: CAUSES.find((one) => one === cause) ?? ('RETAKEN' as const),
      at: at.toISOString(),
      candidates: candidatesOf(choice),
      allotted: [...choice.allotted],
      ...chosenBy(choice),
      repeatable: isDeepStrictEqual(chooseAgain(choice), choice.allotted),
    };
  });
}

/**
 * What would be chosen now for the pieces of an order that are to be packed, as if it held none of them; it changes nothing.
 * @param whatIf `all`, or the codes of warehouses that are left out.
 * @throws {DomainError} `validation` when one of them isn't there.
 */
export async function answerWhatIf(
  { prisma, now, settings }: ExplainingDeps,
  order: OrderState,
  { to, channel, whatIf }: Pick<SourceQuery, 'to' | 'channel'> & { readonly whatIf: string },
): Promise<NonNullable<AllocationJson['whatIf']>> {
  const without = whatIf === 'all' ? [] : whatIf.split(',').map((code) => code.trim());
  const reserved = reservedAt(order);
  const skuOf = new Map(order.lines.map(({ id, sku }) => [id, sku]));
  const { timeZone, transit } = settings;
  const query = { skus: [...skuOf.values()], to, channel, now: now(), timeZone, detailed: true } as const;
  const { strategies, ...sources } = await readSources(prisma, query);
  for (const code of without)
    if (!sources.places.some((place) => place.code === code))
      throw invalidParameter('whatIf', `No warehouse "${code}" takes part.`);
  const free = new Map([...sources.free].map(([sku, at]) => [sku, new Map(at)]));
  for (const { lineId, warehouse, quantity } of reserved) {
    const there = free.get(skuOf.get(lineId) ?? '');
    there?.set(warehouse, (there.get(warehouse) ?? 0) + quantity);
  }
  const wanted = order.lines
    .map(({ id, sku, stocked, quantities: q }) => ({
      ...{ lineId: id, sku, ...present({ group: groupOf(id, order.bundles) }) },
      quantity: stocked ? q.reserved + q.backordered : 0,
    }))
    .filter(({ quantity }) => quantity > 0);
  const places = sources.places
    .filter(({ code }) => !without.includes(code))
    .map((place) => ({
      ...place,
      served: place.zone !== undefined && transit?.zones[place.zone] !== undefined,
    }));
  const { leftOut = [] } = order.reallocation ?? {};
  const choice = choose(
    wanted,
    { places, free },
    {
      city: placeName(to.city),
      ...(strategies && { strategies }),
      ...{ country: to.country, total: { amount: order.totals.grand, currency: order.currency } },
      ...(order.deliveryWish === 'together' && { together: true }),
      ...(leftOut.length > 0 && { leftOut }),
    },
  );
  const candidates = candidatesOf(choice);
  const all = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
  const lacking = all - candidates.reduce((sum, { given }) => sum + given, 0);
  return { candidates, allotted: [...merged(choice.allotted)], ...chosenBy(choice), lacking };
}

const chosenBy = ({ strategy, passed = [] }: Choice) => ({ strategy: strategy ?? null, passed: [...passed] });

function candidatesOf({ wanted, city, candidates, allotted, leftOut = [] }: Choice): CandidateJson[] {
  return candidates.map(({ code, rank, city: place, free, ...known }) => {
    const bySku = new Map<string, number>();
    for (const { sku, quantity } of wanted) bySku.set(sku, (bySku.get(sku) ?? 0) + quantity);
    const given = allotted.filter(({ warehouse }) => warehouse === code);
    const pieces = [...bySku].reduce((sum, [sku, quantity]) => sum + Math.min(quantity, free[sku] ?? 0), 0);
    return {
      ...{ warehouse: code, rank, near: place !== undefined && place === city, free: { ...free } },
      pieces,
      // What nobody has is asked of the first, which has no more than it has.
      given: Math.min(
        pieces,
        given.reduce((sum, { quantity }) => sum + quantity, 0),
      ),
      ...{ zone: known.zone ?? null, cost: known.cost ?? null, leavesOn: known.leavesOn ?? null },
      ...{ closed: known.closed ?? null, room: known.room ?? null, served: known.served ?? null },
      leftOut: leftOut
        .filter(({ warehouse }) => warehouse === code)
        .map(({ sku, because }) => ({ sku: sku ?? null, because })),
    };
  });
}
