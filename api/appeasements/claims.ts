import type { ApprovalCause } from '../../domain/appeasement/appeasement';
import { allowedTo, overOf, type Allowed, type AppeasementLimits } from '../../domain/appeasement/limits';
import type { Actor } from '../../domain/people/actor';
import type { Database, Sql } from '../../prisma/client';
import { shopDay } from '../../domain/time/shopDay';

/** What counting goodwill takes. */
export interface AppeasementDeps {
  readonly prisma: Database;
  readonly now: () => Date;
  readonly settings: { readonly timeZone: string; readonly appeasements: AppeasementLimits };
}

/** What giving claims back takes. */
export interface ClaimDeps {
  readonly prisma: Sql;
  readonly now: () => Date;
}

/** Goodwill that somebody wants to give; `amount` in minor units of the order's currency. */
export interface Wish {
  readonly orderId: string;
  readonly currency: string;
  readonly actor: Actor;
  readonly amount: number;
}

/** A claim whose command nobody has heard of is given back after this time; one that comes later finds none, and waits for approval. */
const LOST_AFTER_MS = 3_600_000;

/**
 * Counts goodwill against its agent's budget and against what its customer and its phone may get, before its order is asked for it:
 * by one statement, so that no two who ask at once get more than there is.
 * @param id the command's; the same claim again counts once.
 * @returns what it is too much for; nothing: it is claimed.
 */
export async function claimAppeasement(
  { prisma, now, settings }: AppeasementDeps,
  { id, reason, ...wish }: Wish & { readonly id: string; readonly reason: string },
): Promise<readonly ApprovalCause[]> {
  const { orderId, actor, amount, currency } = wish;
  const at = now();
  const allowed = allowedTo(settings.appeasements, actor.role, currency);
  // What isn't given at once is not counted either: somebody else decides on it.
  if (overOf(allowed, amount).includes('AMOUNT'))
    return overOf(await leftOf(prisma, settings, wish, at), amount);
  const claim = {
    ...{ id, orderId, agentId: actor.id, agentRole: actor.role, amount, reason },
    ...{ at: at.toISOString(), ...scopeOf(settings, at) },
    ...{ budget: allowed.budget, cap: allowed.customer, phoneCap: allowed.phone },
  };
  const [row] = await prisma.rows<{ over: readonly ApprovalCause[] }>`
    SELECT claim_appeasement(${JSON.stringify(claim)}::jsonb) AS over`;
  if (!row) throw new Error('claim_appeasement gave no answer');
  return row.over;
}

/** What a claim counts within. */
const scopeOf = ({ timeZone, appeasements }: AppeasementDeps['settings'], at: Date) => ({
  day: shopDay(at, timeZone),
  since: new Date(at.getTime() - appeasements.withinMs).toISOString(),
});

/** What is left of all that goodwill counts against, as it stands now; in minor units, never below 0. */
export const readGoodwillLeft = (
  { prisma, now, settings }: AppeasementDeps,
  wish: Omit<Wish, 'amount'>,
): Promise<Allowed> => leftOf(prisma, settings, wish, now());

async function leftOf(
  prisma: Sql,
  settings: AppeasementDeps['settings'],
  wish: Omit<Wish, 'amount'>,
  at: Date,
): Promise<Allowed> {
  const { day, since } = scopeOf(settings, at);
  const { budget, customer, phone, atOnce } = allowedTo(
    settings.appeasements,
    wish.actor.role,
    wish.currency,
  );
  const [used] = await prisma.rows<{ agent: number; customer: number; phone: number }>`
    SELECT agent::float8, customer::float8, phone::float8
    FROM appeasement_use(${wish.orderId}, ${wish.actor.id}, ${day}::date, ${since}::timestamptz)`;
  if (!used) throw new Error(`There is no order ${wish.orderId}`);
  return {
    budget: Math.max(0, budget - used.agent),
    customer: Math.max(0, customer - used.customer),
    phone: Math.max(0, phone - used.phone),
    atOnce,
  };
}

/** Gives a claim back whose order has answered and does not use it: it refused, or has somebody else approve it. */
export async function giveBackUnused(prisma: Sql, id: string): Promise<void> {
  await prisma.rows`
    UPDATE appeasements AS a SET state = 'RETURNED' WHERE a.id = ${id} AND a.state = 'CLAIMED'
      AND EXISTS (SELECT 1 FROM order_events AS e WHERE e.order_id = a.order_id AND e.command_id = a.id)`;
}

/**
 * Gives back every claim whose order has answered without it. A claim of which no order has heard stays for an hour, as its command may be
 * kept for a worker; a command that comes even later finds its claim gone as it is committed, and waits for approval.
 */
export async function sweepClaims({ prisma, now }: ClaimDeps): Promise<number> {
  const lost = new Date(now().getTime() - LOST_AFTER_MS);
  const rows = await prisma.rows<{ id: string }>`
    UPDATE appeasements AS a SET state = 'RETURNED' WHERE a.state = 'CLAIMED'
      AND (a.at < ${lost} OR EXISTS (SELECT 1 FROM order_events AS e WHERE e.order_id = a.order_id AND e.command_id = a.id))
    RETURNING a.id`;
  return rows.length;
}
