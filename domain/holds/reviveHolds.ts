import type { HoldReason } from './reasons';
import { asHold } from './holds';
import type { Hold, OrderState } from '../order/order';

type Cancellation = NonNullable<OrderState['cancellation']>;

/** Holds as a snapshot or a run's input has them: before they had fields of their own, they were reasons alone. */
type StoredHolds = readonly (Hold | HoldReason)[];

/** An order as an earlier release may have written it. */
export type StoredOrder = Omit<OrderState, 'holds' | 'cancellation'> & {
  readonly holds: StoredHolds;
  readonly cancellation?: Omit<Cancellation, 'holds'> & { readonly holds?: StoredHolds };
};

/**
 * The order with holds that have all their fields; one that has them already is the same. Since when an old one stands was
 * not kept: it counts from the order's placement.
 */
export function reviveHolds(stored: StoredOrder): OrderState {
  const { holds, cancellation, ...rest } = stored;
  const since = stored.placedAt;
  return {
    ...rest,
    holds: revived(holds, since),
    ...(cancellation && { cancellation: reviveCancellation(cancellation, since) }),
  };
}

function reviveCancellation(
  { holds, ...request }: NonNullable<StoredOrder['cancellation']>,
  since: string,
): Cancellation {
  return { ...request, ...(holds && { holds: revived(holds, since) }) };
}

const revived = (holds: StoredHolds, since: string): readonly Hold[] =>
  holds.map((hold) => (typeof hold === 'string' ? asHold({ reason: hold, since }) : hold));
