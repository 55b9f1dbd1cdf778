import type { OrderPolicy } from '../../order/policy';
import { sessionEndsAt } from '../late/session';
import type { Payment, PaymentMethod } from '../payment';

/** One of the ways by which an order is paid as it is placed, and how much by it. */
export interface Tender {
  readonly method: PaymentMethod;
  readonly provider: string;
  /** Minor units of the order's currency. */
  readonly amount: number;
}

interface PlacedFor {
  /** The order's price, in minor units. */
  readonly grand: number;
  /** RFC 3339. */
  readonly requestedAt: string;
  readonly policy: OrderPolicy;
}

/**
 * The payments that an order is placed with. Where a part is paid at the door, the whole price is due there until the other parts are
 * reserved: a card that is refused leaves more to collect, and no order that waits.
 */
export function paymentsOf(
  tenders: readonly Tender[],
  { grand, requestedAt, policy }: PlacedFor,
): readonly Payment[] {
  const atDoor = tenders.find(({ method }) => method === 'cod');
  const inTurn = atDoor ? [atDoor, ...tenders.filter((one) => one !== atDoor)] : tenders;
  return inTurn.map(({ method, provider, amount }, index) => ({
    ...{ id: String(index + 1), ordinal: index + 1, method, provider },
    amount: method === 'cod' ? grand : amount,
    state: method === 'cod' ? ('DUE' as const) : ('PENDING' as const),
    requestedAt,
    ...(tenders.length > 1 && { tender: true as const }),
    ...(atDoor &&
      method !== 'cod' && { inAdvance: true as const, sessionEndsAt: sessionEndsAt(policy, requestedAt) }),
  }));
}
