import type { Evidence } from '../../evidence/evidence';
import type { Invariant, Violation } from '../violation';

/** What clients were told about their orders is so. */
export const placements: Invariant = {
  says: 'every accepted order exists exactly once, and no other',
  violations: (evidence) => [...brokenPromises(evidence), ...uninvited(evidence)],
};

function brokenPromises({ placements: asked, orders }: Evidence): Violation[] {
  const known = new Set(orders.map(({ id }) => id));
  return asked.flatMap(({ key, orderIds }) => {
    const different = [...new Set(orderIds)];
    const lost = different.filter((id) => !known.has(id));
    return [
      ...lost.map((orderId) => ({ orderId, detail: `accepted for ${key}, and not there` })),
      ...(different.length > 1 ? [{ detail: `${key} was answered with ${different.join(' and ')}` }] : []),
    ];
  });
}

/** Each client names its order in the metadata: two orders of one name are one wish fulfilled twice. */
function uninvited({ placements: asked, orders }: Evidence): Violation[] {
  const wishes = new Set(asked.map(({ key }) => key));
  const seen = new Set<string>();
  return orders.flatMap(({ id, wish }) => {
    if (wish === undefined || !wishes.has(wish)) return [{ orderId: id, detail: 'nobody asked for it' }];
    if (seen.has(wish)) return [{ orderId: id, detail: `a second order for ${wish}` }];
    seen.add(wish);
    return [];
  });
}
