import type { LineQuantities, OrderLine, OrderState } from './order';

/** The line with all of it cancelled that has not left the house. */
export function cancelRest(line: OrderLine): OrderLine {
  const { quantities: q } = line;
  // What has left the house isn't cancelled, whatever asked for it.
  return {
    ...line,
    quantities: {
      ...q,
      reserved: 0,
      backordered: 0,
      packed: 0,
      cancelled: q.ordered - q.shipped - q.delivered,
    },
  };
}

/** The line with all of it wanted again that was cancelled. */
export function wantAgain(line: OrderLine): OrderLine {
  const { quantities: q } = line;
  const reserved = line.stocked ? q.reserved + q.cancelled : q.reserved;
  return { ...line, quantities: { ...q, reserved, cancelled: 0 } };
}

/** The order with pieces of its lines moved from one place to another. */
export function movePieces(
  order: OrderState,
  pieces: readonly { readonly lineId: string; readonly quantity: number }[],
  from: keyof LineQuantities,
  to: keyof LineQuantities,
): OrderState {
  const quantityOf = new Map(pieces.map(({ lineId, quantity }) => [lineId, quantity]));
  return {
    ...order,
    lines: order.lines.map((line) => {
      const moved = quantityOf.get(line.id) ?? 0;
      const { quantities: q } = line;
      return moved === 0
        ? line
        : { ...line, quantities: { ...q, [from]: q[from] - moved, [to]: q[to] + moved } };
    }),
  };
}

/** Postage and services count as delivered once nothing stocked is left on its way; then the order is too. */
export function deliverServices(order: OrderState, at: string): OrderState {
  const arrived = order.lines.every(
    ({ stocked, quantities: q }) => !stocked || q.delivered + q.cancelled === q.ordered,
  );
  if (!arrived) return order;
  return { ...order, lines: order.lines.map(deliverRest), deliveredAt: order.deliveredAt ?? at };
}

function deliverRest(line: OrderLine): OrderLine {
  const { ordered, cancelled } = line.quantities;
  return { ...line, quantities: { ...line.quantities, delivered: ordered - cancelled } };
}
