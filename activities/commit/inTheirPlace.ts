import type { OrderEvent, OrderFact } from '../../domain/facts';

/** Facts, as events of the same cause at the same place of the order's history. */
export function inTheirPlace(
  { id, version, at, actor, command }: OrderEvent,
  facts: readonly OrderFact[],
): readonly OrderEvent[] {
  const cause = id.slice(0, id.lastIndexOf('/') + 1);
  return facts.map((fact, index): OrderEvent => {
    const place = version + index;
    const envelope = { id: `${cause}${command ? index : place}`, version: place, at, actor };
    return { ...fact, ...envelope, ...(command && { command }) };
  });
}
