import type { Allotment } from '../../domain/allocation/allotment';
import { availableOf, choose, type Choice } from '../../domain/allocation/choice';
import { SHORT_REASONS } from '../../domain/allocation/elsewhere/leftOut';
import { placeName } from '../../domain/allocation/placeName';
import { piecesSought } from '../../domain/allocation/elsewhere/reallocation';
import type { OrderState } from '../../domain/order/order';
import type { Sql } from '../../prisma/client';
import { readSources } from '../../prisma/stock/readSources';

/** Why warehouses are chosen anew. */
type Cause = 'SHORT_PICK' | 'REFUSED' | 'ASKED';

/**
 * Other warehouses for the pieces that an order seeks, without those that lacked or refused them; what nobody has is not among them. It takes
 * nothing: the commit does. What it was chosen from is kept, once for a version of the order.
 */
export async function chooseElsewhere(prisma: Sql, order: OrderState): Promise<readonly Allotment[]> {
  const wanted = piecesSought(order);
  if (wanted.length === 0) return [];
  const { leftOut = [] } = order.reallocation ?? {};
  const [sources, [to]] = await Promise.all([
    readSources(
      prisma,
      wanted.map(({ sku }) => sku),
    ),
    prisma.rows<{
      city: string;
    }>`SELECT shipping_address->>'city' AS city FROM orders WHERE id = ${order.id}`,
  ]);
  const choice = choose(wanted, sources, {
    city: placeName(to?.city ?? ''),
    ...(leftOut.length > 0 && { leftOut }),
  });
  await keepChoice(prisma, order, choice);
  return availableOf(choice);
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
