import type { OrderState } from '../../domain/order/order';
import type { RiskFacts } from '../../domain/review/fraud';
import { present } from '../../domain/present';
import type { Sql } from '../../prisma/client';
import { loadOrder } from '../commit/loadOrder';
import type { Remembered } from '../commit/orderMemory';
import type { ActivityDeps } from '../deps';
import { gatherRiskFacts } from '../review/riskFacts';

/** Why a placed order can't be had: the SKUs that ran out, and the pieces of its lines that are not held for it. */
export interface Shortage {
  readonly skus: readonly string[];
  readonly lacking: readonly { readonly lineId: string; readonly quantity: number }[];
}

/** What an order's run begins with. */
export interface Reservation {
  /** The order's snapshot. */
  readonly order: OrderState;
  /** Absent when all pieces are held, or none need be any more. */
  readonly shortage?: Shortage;
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
  const [shortage, risk] = await Promise.all([
    needsPieces(order) ? takeMissing(deps.prisma, orderId) : undefined,
    order.risk ? undefined : gatherRiskFacts(deps, orderId),
  ]);
  return { order, changedAt, ...present({ shortage, risk }) };
}

const needsPieces = ({ confirmedAt, parcels, lines }: OrderState): boolean =>
  confirmedAt === undefined && parcels.length === 0 && lines.some(({ stocked }) => stocked);

async function takeMissing(prisma: Sql, orderId: string): Promise<Shortage | undefined> {
  const rows = await prisma.rows<{
    shortages: readonly { readonly sku: string }[];
  }>`SELECT verify_reservation(${orderId}) AS shortages`;
  const skus = (rows[0]?.shortages ?? []).map(({ sku }) => sku);
  return skus.length > 0 ? { skus, lacking: await readLacking(prisma, orderId) } : undefined;
}

/** What of a line the order should hold and doesn't; a shortage takes nothing, so it stays so. */
function readLacking(prisma: Sql, orderId: string): Promise<{ lineId: string; quantity: number }[]> {
  return prisma.rows`
    SELECT id AS "lineId", (quantities->>'reserved')::int - reserved AS quantity FROM order_items
    WHERE order_id = ${orderId} AND stocked AND (quantities->>'reserved')::int > reserved
    ORDER BY position`;
}
