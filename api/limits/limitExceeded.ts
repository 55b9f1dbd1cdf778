import { z } from 'zod';
import type { AskedLine } from '../../domain/bundles/askedLines';
import { DomainError } from '../../domain/errors';
import { leftOf, possibleFrom } from '../../domain/limits/limit';

/** What the SQL function `exceeded_limits` says of an order that it refuses. */
export const exceededLimits = z.array(
  z.object({
    ...{ sku: z.string(), requested: z.int(), quantity: z.int(), days: z.int() },
    orders: z.array(z.object({ at: z.number(), quantity: z.int() })),
  }),
);
type Exceeded = z.infer<typeof exceededLimits>[number];

/** Points at every line, also of a bundle, of every product of which the customer may not have so many. */
export function limitExceeded(exceeded: readonly Exceeded[], lines: readonly AskedLine[]): DomainError {
  const limits = exceeded.map(toldLimit);
  const errors = limits.flatMap((limit) =>
    lines.flatMap(({ bundle, skus }, index) =>
      bundle?.sku === limit.sku || skus.includes(limit.sku)
        ? [{ pointer: `/lines/${index}/quantity`, detail: detailOf(limit) }]
        : [],
    ),
  );
  const named = limits.map(({ sku, left }) => `${sku} (${left} left)`).join(', ');
  return new DomainError('limit-exceeded', `One customer may not have so many of ${named}.`, {
    errors,
    limits,
  });
}

function toldLimit({ sku, requested, quantity, days, orders }: Exceeded) {
  const from = possibleFrom({ quantity, days }, orders, requested);
  return {
    ...{ sku, quantity, days, left: leftOf({ quantity, days }, orders) },
    from: from === undefined ? null : new Date(from).toISOString(),
  };
}

function detailOf({ quantity, days, left, from }: ReturnType<typeof toldLimit>): string {
  const rule = `At most ${quantity} for one customer in ${days} days, ${left} left.`;
  return from === null ? rule : `${rule} So many can be ordered from ${from} on.`;
}
