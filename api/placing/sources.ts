import { MAIN } from '../../domain/allocation/allocation';
import type { DeliveryWish } from '../../domain/allocation/deliveryWish';
import { groupOf } from '../../domain/bundles/groupOf';
import { present } from '../../domain/present';
import { choose, type Choice } from '../../domain/allocation/choice';
import { placeName } from '../../domain/allocation/placeName';
import type { Money } from '../../domain/money/money';
import type { Sql } from '../../prisma/client';
import { readSources, type Taking } from '../../prisma/stock/readSources';
import type { PlacementRequest } from './placementRequest';

/** What choosing warehouses takes. */
export interface SourceDeps {
  readonly prisma: Sql;
  /** Whether there is anything to choose: another warehouse than `main` takes part. */
  readonly hasChoice: () => Promise<boolean>;
}

/** What reading the warehouses takes beside it. */
export interface ChoosingDeps extends Pick<SourceDeps, 'prisma'> {
  readonly now: () => Date;
  /** Its time zone is the shop's. */
  readonly settings: { readonly timeZone: string };
}

/** Far less than people take to see that a new warehouse gets orders; one that takes part no more gets none at once. */
const KNOWN_FOR_MS = 5_000;

/** Asks the database now and then, as that changes once in months and every placement asks. */
export function createHasChoice(prisma: Sql, now: () => number = Date.now): () => Promise<boolean> {
  let known: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  const ask = async (): Promise<boolean> => {
    const rows = await prisma.rows<{ code: string }>`SELECT code FROM warehouses WHERE active LIMIT 2`;
    return rows.length !== 1 || rows[0]?.code !== MAIN;
  };
  return () => {
    if (known && now() - known.at < KNOWN_FOR_MS) return known.answer;
    const answer = ask();
    known = { at: now(), answer };
    // Whoever asks next asks again.
    answer.catch(() => (known = undefined));
    return answer;
  };
}

/** The warehouses that a choice takes pieces from; undefined where there was none to make. */
export const chosenPlaces = (choice: Choice | undefined): readonly string[] | undefined =>
  choice && [...new Set(choice.allotted.map(({ warehouse }) => warehouse))];

/** How often other warehouses are tried where pieces were sold while they were chosen. */
export const CHOICES = 6;

/** What is chosen for, and where it goes. */
interface SourceWish extends Pick<PlacementRequest, 'cart'>, Taking {
  readonly to: { readonly city: string; readonly country: string };
  readonly wish?: DeliveryWish | undefined;
}

/** From where each piece of an order comes, by what is free now; undefined where it has none. */
export async function chooseSources(
  { prisma, now, settings }: ChoosingDeps,
  { cart, to, wish, channel, checkoutId, holder }: SourceWish,
): Promise<Choice | undefined> {
  const wanted = cart.lines
    .filter(({ stocked }) => stocked)
    .map(({ id, sku, quantity }) => ({
      lineId: id,
      sku,
      quantity,
      ...present({ group: groupOf(id, cart.bundles) }),
    }));
  if (wanted.length === 0) return undefined;
  const skus = wanted.map(({ sku }) => sku);
  const { timeZone } = settings;
  const query = { skus, to, channel, checkoutId, holder, now: now(), timeZone };
  const { strategies, ...sources } = await readSources(prisma, query);
  return choose(wanted, sources, {
    city: placeName(to.city),
    ...(strategies && { strategies, country: to.country, total: totalOf(cart) }),
    ...(wish === 'together' && { together: true }),
  });
}

const totalOf = ({ currency, totals }: PlacementRequest['cart']): Money => ({
  amount: totals.grand,
  currency,
});
