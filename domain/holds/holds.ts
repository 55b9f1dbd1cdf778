import { present } from '../present';
import { holdRow, type Blockable, type HoldReason } from './reasons';
import type { Actor } from '../people/actor';
import type { Hold, OrderState } from '../order/order';

/** A hold to be put: its reason and since when, and what of it is not as its reason says. */
export type HoldToPut = Pick<Hold, 'reason' | 'since'> &
  Partial<Pick<Hold, 'key' | 'blocks' | 'owner' | 'until' | 'default' | 'stays'>>;

/** A hold as its reason and its event say. */
export function asHold({
  reason,
  key = reason,
  blocks,
  owner,
  since,
  until,
  stays,
  ...rest
}: HoldToPut): Hold {
  return {
    key,
    reason,
    blocks: blocks ?? holdRow(reason).blocks,
    owner: owner ?? holdRow(reason).owner,
    since,
    ...present({ until, default: rest.default, stays }),
  };
}

interface HoldOptions {
  /**
   * A cancellation that is under way lifts the holds of its order when it is through. One that outlasts it stays, and
   * keeps the cancelled order open for whoever has to see to it.
   */
  readonly outlastsCancellation?: boolean;
}

/** The order, with one more hold; one whose key is there already stays as it is, but for a cause that payments don't end. */
export function addHold(
  order: OrderState,
  put: HoldToPut,
  { outlastsCancellation = false }: HoldOptions = {},
): OrderState {
  const { cancellation } = order;
  const hold = asHold(put);
  return {
    ...order,
    holds: including(order.holds, hold),
    ...(cancellation &&
      outlastsCancellation && {
        cancellation: { ...cancellation, holds: including(cancellation.holds, hold) },
      }),
  };
}

/** The order without the hold of that key. What failed is forgotten with the hold, so that it is tried again. */
export function dropHold(order: OrderState, key: string): OrderState {
  const { cancellation } = order;
  const state = key === 'SHORTAGE' ? everywhere(order) : order;
  return {
    ...state,
    holds: without(order.holds, key),
    ...(cancellation?.holds && {
      cancellation: { ...cancellation, holds: without(cancellation.holds, key) },
    }),
    payments:
      key === 'PAYMENT'
        ? order.payments.map(({ captureError: _solved, ...payment }) => payment)
        : order.payments,
    parcels: withoutCause(order.parcels, key),
  };
}

/** Whatever warehouse lacked or refused its pieces before, the order looks there again. */
function everywhere({ reallocation: _before, ...order }: OrderState): OrderState {
  return order;
}

function withoutCause(parcels: OrderState['parcels'], key: string): OrderState['parcels'] {
  if (key === 'COURIER') return parcels.map(({ bookingError: _solved, ...parcel }) => parcel);
  return key === 'CASH_CHANGE' ? parcels.map(withoutTold) : parcels;
}

/** The courier knows by now what to collect. */
function withoutTold({ cash, ...parcel }: OrderState['parcels'][number]): OrderState['parcels'][number] {
  if (!cash) return parcel;
  const { told: _since, ...known } = cash;
  return { ...parcel, cash: known };
}

const including = (holds: readonly Hold[] = [], put: Hold): readonly Hold[] =>
  holds.some(({ key }) => key === put.key)
    ? holds.map((hold) => (hold.key === put.key && put.stays ? { ...hold, stays: true } : hold))
    : [...holds, put];

const without = (holds: readonly Hold[], key: string): readonly Hold[] =>
  holds.filter((hold) => hold.key !== key);

/** The holds that keep this from happening, the oldest first. */
export const blocking = ({ holds }: Pick<OrderState, 'holds'>, what: Blockable): readonly Hold[] =>
  holds.filter(({ blocks }) => blocks.includes(what));

/** Whether a hold keeps this from happening: it goes on when none does. */
export const isBlocked = (order: Pick<OrderState, 'holds'>, what: Blockable): boolean =>
  blocking(order, what).length > 0;

/** Whether a hold with this reason stands. */
export const isHeld = ({ holds }: Pick<OrderState, 'holds'>, reason: HoldReason): boolean =>
  holds.some((hold) => hold.reason === reason);

/** Whether a hold with this reason stands that outlasts the order's cancellation. */
export const isHeldSinceCancelling = ({ cancellation }: OrderState, reason: HoldReason): boolean =>
  cancellation?.holds?.some((hold) => hold.reason === reason) === true;

/** The reasons that the order is held for, each once, the oldest first. */
export const heldFor = ({ holds }: Pick<OrderState, 'holds'>): readonly HoldReason[] => [
  ...new Set(holds.map(({ reason }) => reason)),
];

/** Why this actor may not release the hold, in a sentence; undefined when they may. The system may release any. */
export function releaseRefusal({ reason, owner }: Hold, { role }: Actor): string | undefined {
  const {
    releasedBy,
    decidedBy,
    forbids = `It is for ${[owner, ...releasedBy].join(', ')} to release.`,
  } = holdRow(reason);
  if (decidedBy !== undefined) return forbids;
  if (role === 'system' || role === owner || releasedBy.includes(role)) return undefined;
  return forbids;
}

/** Why this actor may release none of these holds; undefined when they may release one, and when there is none. */
export function refusalOfAll(holds: readonly Hold[], actor: Actor): string | undefined {
  const refusals = holds.map((hold) => releaseRefusal(hold, actor));
  return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
}
