import type { Logger } from 'pino';
import type { Actor } from '../../domain/people/actor';
import { STANDARD_QUOTE_HOLDS, holderOf, type QuoteHolds } from '../../domain/stock/quoteHold';
import { MAIN } from '../../domain/allocation/allocation';
import { availableOf, type Choice } from '../../domain/allocation/choice';
import type { DeliveryWish } from '../../domain/allocation/deliveryWish';
import type { Sql } from '../../prisma/client';
import { retryConflict } from '../../prisma/postgres/retryConflict';
import { runAlone } from '../../prisma/postgres/runAlone';
import { repeat, type Repetition } from '../engine/repeat';
import { invalid } from '../http/problems';
import { isStocked, type PricedCart } from './priceCart';
import { CHOICES, chooseSources, type ChoosingDeps, type SourceDeps } from './sources';

/** What holding pieces for a quote takes. */
export interface HoldDeps extends SourceDeps, ChoosingDeps {
  readonly settings: ChoosingDeps['settings'] & {
    /** Absent: as {@link STANDARD_QUOTE_HOLDS}. */
    readonly quoteHolds?: QuoteHolds | undefined;
  };
}

/** A hold as a quote asks for it. */
export interface AskedHold {
  readonly minutes?: number | undefined;
  readonly session?: string | undefined;
}

/** What is to be held, for whom and how long. */
export interface PlannedHold {
  readonly holder: string;
  readonly minutes: number;
}

/**
 * Checks a hold before anything is written.
 * @param customer absent: a guest.
 * @throws {DomainError} `validation` where nobody is named whose it is, or it has too many pieces.
 */
export function planHold(
  { settings }: Pick<HoldDeps, 'settings'>,
  { minutes, session }: AskedHold,
  {
    actor,
    customer,
    cart,
  }: { readonly actor: Actor; readonly customer?: string | undefined; readonly cart: PricedCart },
): PlannedHold {
  const limits = settings.quoteHolds ?? STANDARD_QUOTE_HOLDS;
  const holder = holderOf({ customer, session, asker: actor.id });
  if (holder === undefined) {
    throw invalid('/hold/session', 'Say whose hold it is: name a customer, or the session that asks.');
  }
  const pieces = cart.lines.reduce((sum, { stocked, quantity }) => sum + (stocked ? quantity : 0), 0);
  if (pieces > limits.pieces) throw invalid('/hold', `A quote holds ${limits.pieces} pieces at most.`);
  return { holder, minutes: minutes ?? limits.minutes };
}

/** What is held for whom, and where it is to go. */
interface HeldCart {
  readonly cart: PricedCart;
  readonly to: { readonly city: string; readonly country: string };
  readonly wish?: DeliveryWish | undefined;
  readonly actor: Actor;
}

/**
 * Holds the pieces of a quote, all or none, in the place of what its holder held before. Where others were faster in the warehouses that were
 * chosen, it is chosen again. Returns until when; null where there is not enough, or nothing to hold.
 */
export async function holdPieces(
  deps: HoldDeps,
  checkoutId: string,
  { holder, minutes }: PlannedHold,
  { cart, to, wish, actor }: HeldCart,
): Promise<Date | null> {
  if (!isStocked(cart)) return null;
  const hasChoice = await deps.hasChoice();
  for (let choice = 1; ; choice += 1) {
    const chosen = hasChoice ? await chooseSources(deps, { cart, to, wish, holder }) : undefined;
    const lines = JSON.stringify(linesFrom(cart, chosen));
    const rows = await retryConflict(
      () => deps.prisma.rows<{ until: Date | null }>`
        SELECT hold_stock(${checkoutId}, ${holder}, ${lines}::jsonb, ${minutes}::int, ${actor.id}) AS until`,
    );
    const until = rows[0]?.until ?? null;
    if (until !== null || !chosen || !isThere(chosen) || choice === CHOICES) return until;
  }
}

const linesFrom = ({ lines }: PricedCart, choice: Choice | undefined) =>
  lines
    .filter(({ stocked }) => stocked)
    .map(({ id, sku, quantity }) => ({
      ...{ sku, quantity, stocked: true },
      from: choice ? choice.allotted.filter(({ lineId }) => lineId === id) : [{ warehouse: MAIN, quantity }],
    }));

/** Whether a choice took pieces that were there alone. */
function isThere(choice: Choice): boolean {
  const sum = (parts: readonly { readonly quantity: number }[]): number =>
    parts.reduce((total, { quantity }) => total + quantity, 0);
  return sum(availableOf(choice)) === sum(choice.allotted);
}

/** What a quote holds now: until when, and how many pieces by SKU. */
export interface HeldForQuote {
  readonly until: Date | null;
  readonly pieces: ReadonlyMap<string, number>;
}

export async function readHeld(prisma: Sql, checkoutId: string): Promise<HeldForQuote> {
  const rows = await prisma.rows<{ sku: string; pieces: number; until: Date }>`
    SELECT sku, sum(quantity)::int AS pieces, min(expires_at) AS until FROM stock_holds
    WHERE checkout_id = ${checkoutId} AND expires_at > now() GROUP BY sku`;
  return { until: rows[0]?.until ?? null, pieces: new Map(rows.map(({ sku, pieces }) => [sku, pieces])) };
}

/** Gives back what expired holds have, at once and then every so often; whoever wants the pieces before takes them. */
export function startExpiringHolds(
  { prisma, log }: { readonly prisma: Sql; readonly log: Logger },
  { databaseUrl, everyMs }: { readonly databaseUrl: string; readonly everyMs: number },
): Repetition {
  return repeat({ name: 'ending holds of quotes', everyMs, log }, async () => {
    await runAlone(databaseUrl, 'holds', async () => {
      await expireHolds(prisma);
    });
  });
}

/** One round; returns of how many shelves something was given back. */
export async function expireHolds(prisma: Sql): Promise<number> {
  const rows = await retryConflict(() => prisma.rows<{ shelves: number }>`SELECT expire_holds() AS shelves`);
  return rows[0]?.shelves ?? 0;
}
