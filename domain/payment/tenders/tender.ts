import type { OrderPolicy } from '../../order/policy';
import { endOfSession } from '../late/session';
import { isOnDelivery } from '../methods/methods';
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
  const atDoor = tenders.find(isOnDelivery);
  const inTurn = atDoor ? [atDoor, ...tenders.filter((one) => one !== atDoor)] : tenders;
  return inTurn.map((tender, index) => ({
    ...{ id: String(index + 1), ordinal: index + 1, method: tender.method, provider: tender.provider },
    ...(tender === atDoor
      ? ({ amount: grand, state: 'DUE' } as const)
      : ({ amount: tender.amount, state: 'PENDING' } as const)),
    requestedAt,
    ...(tenders.length > 1 && { tender: true as const }),
    ...(atDoor &&
      tender !== atDoor && {
        inAdvance: true as const,
        sessionEndsAt: endOfSession({ policy }, requestedAt),
      }),
  }));
}
