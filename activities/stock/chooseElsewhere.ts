import type { Allotment } from '../../domain/allocation/allotment';
import { availableOf, choose, type Asking, type Choice } from '../../domain/allocation/choice';
import { piecesSought } from '../../domain/allocation/elsewhere/reallocation';
import { SHORT_REASONS } from '../../domain/allocation/elsewhere/leftOut';
import { placeName } from '../../domain/allocation/placeName';
import type { Wanted } from '../../domain/allocation/wanted';
import type { OrderState } from '../../domain/order/order';
import type { Channel } from '../../domain/stock/channels';
import type { Sql } from '../../prisma/client';
import { readSources } from '../../prisma/stock/readSources';
import type { ActivityDeps } from '../deps';

/** What choosing takes. */
export type ChoosingDeps = { readonly prisma: Sql } & Pick<ActivityDeps, 'now' | 'timeZone'>;

/** Why warehouses are chosen anew. */
type Cause = 'SHORT_PICK' | 'REFUSED' | 'ASKED';

/**
 * Other warehouses for the pieces that an order seeks, without those that lacked or refused them; what nobody has is not among them. It takes
 * nothing: the commit does. What it was chosen from is kept, once for a version of the order.
 */
export async function chooseElsewhere(deps: ChoosingDeps, order: OrderState): Promise<readonly Allotment[]> {
  const wanted = piecesSought(order);
  if (wanted.length === 0) return [];
  const { leftOut = [] } = order.reallocation ?? {};
  const choice = await chooseFor(deps, order, wanted, leftOut.length > 0 ? { leftOut } : {});
  await keepChoice(deps.prisma, order, choice);
  return availableOf(choice);
}

/** A choice for pieces of an order, by what is free now and how the shop has warehouses chosen. */
export async function chooseFor(
  { prisma, now, timeZone }: ChoosingDeps,
  { id, currency, totals, deliveryWish }: OrderState,
  wanted: readonly Wanted[],
  asking: Pick<Asking, 'leftOut'> = {},
): Promise<Choice> {
  const [row] = await prisma.rows<{
    to: { readonly city: string; readonly country: string };
    channel: Channel;
  }>`
    SELECT shipping_address AS "to", channel FROM orders WHERE id = ${id}`;
  const to = { city: row?.to.city ?? '', country: row?.to.country ?? '' };
  const skus = wanted.map(({ sku }) => sku);
  const { strategies, ...sources } = await readSources(prisma, {
    skus,
    to,
    channel: row?.channel,
    now: now(),
    timeZone,
  });
  return choose(wanted, sources, {
    city: placeName(to.city),
    ...(strategies && { strategies, country: to.country, total: { amount: totals.grand, currency } }),
    ...(deliveryWish === 'together' && { together: true }),
    ...asking,
  });
}

async function keepChoice(prisma: Sql, order: OrderState, choice: Choice): Promise<void> {
  await prisma.rows`
    INSERT INTO allocation_choices (order_id, ordinal, cause, version, choice)
    SELECT ${order.id}, coalesce(max(ordinal), 0) + 1, ${causeOf(order)}, ${order.version}, ${JSON.stringify(choice)}::jsonb
    FROM allocation_choices WHERE order_id = ${order.id}
    ON CONFLICT (order_id, version) DO UPDATE SET choice = excluded.choice, at = excluded.at`;
}

function causeOf({ reallocation }: OrderState): Cause {
  const last = reallocation?.leftOut.at(-1);
  if (!last) return 'ASKED';
  return SHORT_REASONS.some((reason) => reason === last.because) ? 'SHORT_PICK' : 'REFUSED';
}
