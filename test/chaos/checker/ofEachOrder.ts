import type { Evidence, OrderEvidence } from '../evidence/evidence';
import type { Violation } from './violation';

/** Looks at every order by itself; the texts say what is wrong with it. */
export function ofEachOrder(
  complain: (order: OrderEvidence, evidence: Evidence) => readonly string[],
): (evidence: Evidence) => readonly Violation[] {
  return (evidence) =>
    evidence.orders.flatMap((order) =>
      complain(order, evidence).map((detail) => ({ orderId: order.id, detail })),
    );
}
