import type { OrderFact } from '../../domain/facts';

/** What a commit records, as the Web UI names it: each fact with what tells it from others of its kind, and nothing that people typed. */
export const commitSummary = (facts: readonly OrderFact[]): string =>
  facts.map((fact) => [fact.type, ...mark(fact)].join(' ')).join(', ');

function mark(fact: OrderFact): readonly string[] {
  switch (fact.type) {
    case 'ParcelTracked':
      return [fact.status, `(${fact.vendorStatus})`];
    case 'OrderHeld':
    case 'HoldReleased':
      return [fact.reason];
    case 'CommandRefused':
      return [fact.name];
    default:
      return 'paymentId' in fact ? [fact.paymentId] : [];
  }
}
