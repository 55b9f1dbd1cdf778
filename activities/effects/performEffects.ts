import { setTimeout as delay } from 'node:timers/promises';
import type { EffectName } from '../../domain/commitRecord';
import { describe } from '../../domain/errors';
import type { Sql } from '../../prisma/client';
import type { ActivityDeps } from '../deps';
import { pushToErp } from '../erp/pushToErp';
import { sendNotifications } from '../messages/sendNotifications';

const EFFECTS: Readonly<Record<EffectName, (deps: ActivityDeps, orderId: string) => Promise<void>>> = {
  notifications: sendNotifications,
  erp: pushToErp,
};

const EFFECT_NAMES = Object.keys(EFFECTS) as readonly EffectName[];

/** How far effects have come. */
export interface EffectsReport {
  /** Everything that called for an effect up to this version of the order was seen. */
  readonly seen: number;
  /** Those that could not be performed and have to be tried again. */
  readonly unfinished: readonly EffectName[];
}

/** Longer than paying, confirming, packing and booking take by themselves, and within what the activity may take. */
const LONGEST_BURST_MS = 12_000;

/**
 * Performs effects side by side; then, since events come in bursts and every call of this activity costs the server six of its
 * own, again whatever a short while has brought, until one brings nothing. Never fails on account of one of them: the first that
 * can't be performed ends it, so that it is repeated by itself soon.
 * @param names which ones; all, where they aren't given.
 */
export async function performEffects(
  deps: ActivityDeps,
  orderId: string,
  names: readonly EffectName[] = EFFECT_NAMES,
): Promise<EffectsReport> {
  const last = deps.now().getTime() + LONGEST_BURST_MS;
  let { performed, ...report } = await performOnce(deps, orderId, names);
  do {
    if (report.unfinished.length > 0) break;
    await delay(deps.burstMs);
    ({ performed, ...report } = await performOnce(deps, orderId, names));
  } while (performed && deps.now().getTime() < last);
  return report;
}

/** One look at what is due: `performed`, whether anything was. Without an ERP its rows wait for one, and nothing is done about them. */
async function performOnce(
  deps: ActivityDeps,
  orderId: string,
  names: readonly EffectName[],
): Promise<EffectsReport & { readonly performed: boolean }> {
  const due = await readDue(deps.prisma, orderId);
  const wanted = names.filter((name) => due[name] && (name !== 'erp' || deps.erp !== undefined));
  const outcomes = await Promise.allSettled(wanted.map((name) => EFFECTS[name](deps, orderId)));
  const unfinished = wanted.filter((name, index) => {
    const outcome = outcomes[index];
    if (outcome?.status !== 'rejected') return false;
    deps.log.info(
      { orderId, effect: name, reason: describe(outcome.reason) },
      'not performed now, to be tried again',
    );
    return true;
  });
  return { seen: due.version, unfinished, performed: wanted.length > 0 };
}

type Due = Readonly<Record<EffectName, boolean>> & {
  /** What is committed after this version may or may not be among what is performed now. */
  readonly version: number;
};

async function readDue(prisma: Sql, orderId: string): Promise<Due> {
  const [due] = await prisma.rows<Due>`
    SELECT version,
      EXISTS (SELECT 1 FROM notifications WHERE order_id = o.id AND status = 'QUEUED') AS notifications,
      EXISTS (SELECT 1 FROM erp_pushes WHERE order_id = o.id AND status = 'PENDING') AS erp
    FROM orders AS o WHERE id = ${orderId}`;
  if (!due) throw new Error(`There is no order ${orderId}`);
  return due;
}
