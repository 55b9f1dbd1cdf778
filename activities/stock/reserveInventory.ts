import type { OrderState } from '../../domain/order/order';
import type { RiskFacts } from '../../domain/review/fraud';
import { merged, reservedAt, without } from '../../domain/allocation/allocation';
import type { Allotment } from '../../domain/allocation/allotment';
import type { Choice } from '../../domain/allocation/choice';
import { present } from '../../domain/present';
import type { Sql } from '../../prisma/client';
import { loadOrder } from '../commit/loadOrder';
import type { Remembered } from '../commit/orderMemory';
import type { ActivityDeps } from '../deps';
import { chooseFor, type ChoosingDeps } from './chooseElsewhere';
import { gatherRiskFacts } from '../review/riskFacts';

/** Why a placed order can't be had: the SKUs that ran out, and the pieces of its lines that are not held for it. */
export interface Shortage {
  readonly skus: readonly string[];
  readonly lacking: readonly Allotment[];
}

/** What an order's run begins with. */
export interface Reservation {
  /** The order's snapshot. */
  readonly order: OrderState;
  /** Absent when all pieces are held, or none need be any more. */
  readonly shortage?: Shortage;
  /** Where its pieces are held after all; absent when they are where the order says. */
  readonly allocation?: readonly Allotment[];
  /** What its review asks for; absent when it was reviewed. */
  readonly risk?: RiskFacts;
}

/**
 * Makes sure that the pieces of a placed order are held, taking what is missing, and reads what its run begins with: in one
 * activity, as each costs a run more than the statements in it. An order that is packed or confirmed keeps what it has.
 */
export async function reserveInventory(
  deps: ActivityDeps,
  orderId: string,
): Promise<Reservation & Remembered> {
  const { order, changedAt } = await loadOrder(deps, orderId);
  const [taken, risk] = await Promise.all([
    needsPieces(order) ? takeMissing(deps, order) : undefined,
    order.risk ? undefined : gatherRiskFacts(deps, orderId),
  ]);
  return { order, changedAt, ...taken, ...present({ risk }) };
}

const needsPieces = ({ cancellation, confirmedAt, parcels, lines }: OrderState): boolean =>
  cancellation === undefined &&
  confirmedAt === undefined &&
  parcels.length === 0 &&
  lines.some(({ stocked }) => stocked);

/** Takes what is missing where the order says, or else wherever it is. */
async function takeMissing(
  deps: ChoosingDeps,
  order: OrderState,
): Promise<Pick<Reservation, 'shortage' | 'allocation'>> {
  const { prisma } = deps;
  const planned = reservedAt(order);
  const held = await readHeld(prisma, order.id);
  const lacking = lackingOf(planned, held);
  // An earlier attempt may have taken them elsewhere, and not lived to say so.
  if (lacking.length === 0) return isSame(planned, held) ? {} : { allocation: held };
  const asPlanned = merged([...held, ...lacking]);
  const short = await verify(prisma, order.id, asPlanned);
  if (!short) return {};
  if (short.length === 0) return isSame(planned, asPlanned) ? {} : { allocation: asPlanned };
  const choice = await chooseAnew(deps, order, lacking);
  const anew = merged([...held, ...choice.allotted]);
  const stillShort = await verify(prisma, order.id, anew);
  if (!stillShort) return {};
  if (stillShort.length === 0) {
    await keepChoice(prisma, order.id, choice);
    return { allocation: anew };
  }
  return { shortage: { skus: stillShort.map(({ sku }) => sku), lacking } };
}

/** Of each line the pieces that are not held anywhere, where they are planned. */
function lackingOf(planned: readonly Allotment[], held: readonly Allotment[]): readonly Allotment[] {
  const left = new Map<string, number>();
  for (const { lineId, quantity } of planned) left.set(lineId, (left.get(lineId) ?? 0) + quantity);
  for (const { lineId, quantity } of held) left.set(lineId, (left.get(lineId) ?? 0) - quantity);
  return without(planned, held).flatMap((one) => {
    const quantity = Math.min(one.quantity, left.get(one.lineId) ?? 0);
    if (quantity <= 0) return [];
    left.set(one.lineId, (left.get(one.lineId) ?? 0) - quantity);
    return [{ ...one, quantity }];
  });
}

const isSame = (one: readonly Allotment[], other: readonly Allotment[]): boolean =>
  without(one, other).length === 0 && without(other, one).length === 0;

/** Where the pieces of its lines are held, as stock counts them. */
async function readHeld(prisma: Sql, orderId: string): Promise<readonly Allotment[]> {
  const rows = await prisma.rows<{ lineId: string; held: Readonly<Record<string, number>> }>`
    SELECT id AS "lineId", held FROM order_items WHERE order_id = ${orderId} AND stocked ORDER BY position`;
  return rows.flatMap(({ lineId, held }) =>
    Object.entries(held).map(([warehouse, quantity]) => ({ lineId, warehouse, quantity })),
  );
}

/** Undefined where the order is being cancelled meanwhile, and takes nothing. */
async function verify(
  prisma: Sql,
  orderId: string,
  wanted: readonly Allotment[],
): Promise<readonly { readonly sku: string }[] | undefined> {
  const [row] = await prisma.rows<{ shortages: readonly { readonly sku: string }[] | null }>`
    SELECT verify_reservation(${orderId}, ${JSON.stringify(wanted)}::jsonb) AS shortages`;
  return row?.shortages ?? undefined;
}

function chooseAnew(deps: ChoosingDeps, order: OrderState, lacking: readonly Allotment[]): Promise<Choice> {
  const skuOf = (lineId: string): string => order.lines.find((line) => line.id === lineId)?.sku ?? '';
  const wanted = lacking.map(({ lineId, quantity }) => ({ lineId, quantity, sku: skuOf(lineId) }));
  return chooseFor(deps, order, wanted);
}

/** A repeat of the attempt keeps it once more, which explains no less. */
async function keepChoice(prisma: Sql, orderId: string, choice: Choice): Promise<void> {
  await prisma.rows`
    INSERT INTO allocation_choices (order_id, ordinal, cause, choice)
    SELECT ${orderId}, coalesce(max(ordinal), 0) + 1, 'RETAKEN', ${JSON.stringify(choice)}::jsonb
    FROM allocation_choices WHERE order_id = ${orderId}`;
}
