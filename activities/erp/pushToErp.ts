import { kindOf } from '../../domain/errors';
import type { Sql } from '../../prisma/client';
import type { Erp } from '../../providers/erp/erp';
import { ProviderRejected } from '../../providers/errors';
import type { ActivityDeps } from '../deps';
import { readErpOrder } from './readErpOrder';
import { asActivity } from '../vendorFailure';

/**
 * Brings the ERP in step with an order: sends it as it stands, again if it has changed meanwhile, and nothing when
 * the ERP has it. A refusal is recorded for a person to look at, and the order's next change tries again. Pushes
 * may overlap: the ERP keeps the newest version, and so does what is recorded here.
 * @throws {ApplicationFailure} to be tried again, when the ERP did not answer.
 */
export async function pushToErp(deps: ActivityDeps, orderId: string): Promise<void> {
  const { erp, prisma } = deps;
  if (!erp) return;
  let behind = await isBehind(prisma, orderId);
  while (behind) behind = await pushLatest(deps, erp, orderId);
}

async function isBehind(prisma: Sql, orderId: string): Promise<boolean> {
  const rows = await prisma.rows`SELECT 1 FROM erp_pushes WHERE order_id = ${orderId} AND status = 'PENDING'`;
  return rows.length > 0;
}

/** @returns whether the order has changed since. */
async function pushLatest(
  { prisma, observer, now }: ActivityDeps,
  erp: Erp,
  orderId: string,
): Promise<boolean> {
  const order = await readErpOrder(prisma, orderId);
  const answer = await erp.putOrder(order).catch((error: unknown) => ({ error }));
  const attempt = { orderId, version: order.version, at: now() };
  if ('reference' in answer) {
    observer.erpTold('taken');
    return recordSuccess(prisma, attempt, answer.reference);
  }
  const { error } = answer;
  const refused = error instanceof ProviderRejected;
  observer.erpTold(refused ? 'refused' : 'postponed');
  await recordFailure(prisma, attempt, error);
  if (!refused) await asActivity(Promise.reject(error));
  return isBehind(prisma, orderId);
}

interface Attempt {
  readonly orderId: string;
  readonly version: number;
  readonly at: Date;
}

/** Another push may have brought a newer version meanwhile: that one stays. */
async function recordSuccess(
  prisma: Sql,
  { orderId, version, at }: Attempt,
  reference: string,
): Promise<boolean> {
  const [push] = await prisma.rows<{ behind: boolean }>`
    UPDATE erp_pushes SET reference = ${reference}, error = NULL, attempts = attempts + 1,
      pushed_version = greatest(pushed_version, ${version}),
      status = CASE WHEN greatest(pushed_version, ${version}) >= wanted_version THEN 'SYNCED' ELSE 'PENDING' END,
      last_attempt_at = ${at}, synced_at = ${at}
    WHERE order_id = ${orderId}
    RETURNING status = 'PENDING' AS behind`;
  return push?.behind ?? false;
}

/** Of no interest when another push has brought this version or a newer one; refused is only what was sent. */
async function recordFailure(prisma: Sql, { orderId, version, at }: Attempt, error: unknown): Promise<void> {
  const refused = error instanceof ProviderRejected;
  const code = refused ? error.code : kindOf(error);
  await prisma.rows`
    UPDATE erp_pushes SET error = ${code}, attempts = attempts + 1, last_attempt_at = ${at},
      status = CASE WHEN ${refused} AND wanted_version <= ${version} THEN 'REJECTED' ELSE status END
    WHERE order_id = ${orderId} AND pushed_version < ${version}`;
}
