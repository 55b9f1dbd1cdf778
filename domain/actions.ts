import type { Actor, Role } from './people/actor';
import { isPaid } from './order/status';
import type { OrderState } from './order/order';

/** What people may do to an order; each is a command of the same name. */
export const ACTIONS = [
  'cancel',
  'pay',
  'pick',
  'pack',
  'handOver',
  'recordDelivery',
  'decideReview',
  'release',
  'addNote',
  'reopen',
  'pushToErp',
] as const;
export type Action = (typeof ACTIONS)[number];

interface Rule {
  readonly roles: readonly Role[];
  /** Undefined when the order allows it now; else a sentence that says why not. */
  readonly refusal: (order: OrderState) => string | undefined;
}

const OFFICE: readonly Role[] = ['support', 'admin'];
const FLOOR: readonly Role[] = ['warehouse', 'support', 'admin'];
const BUYER: readonly Role[] = ['customer', 'checkout', 'support', 'admin'];

/** The one table of who may do what when. What it doesn't allow is refused, with the reason it gives. */
const RULES: Readonly<Record<Action, Rule>> = {
  cancel: { roles: BUYER, refusal: (order) => ended(order) ?? alreadyOut(order) ?? alreadyTaken(order) },
  pay: { roles: BUYER, refusal: (order) => ended(order) ?? nothingToPay(order) },
  pick: {
    roles: FLOOR,
    refusal: (order) => ended(order) ?? notReadyToPick(order) ?? alreadyPicked(order) ?? nothingToPack(order),
  },
  pack: { roles: FLOOR, refusal: (order) => ended(order) ?? notReadyToPick(order) ?? nothingToPack(order) },
  handOver: {
    roles: FLOOR,
    refusal: (order) => ended(order) ?? held(order) ?? nothingBooked(order) ?? unpaid(order),
  },
  recordDelivery: { roles: FLOOR, refusal: (order) => ended(order) ?? nothingOnItsWay(order) },
  decideReview: {
    roles: ['support', 'finance', 'admin'],
    refusal: (order) => ended(order) ?? notUnderReview(order),
  },
  release: {
    roles: ['support', 'finance', 'warehouse', 'admin'],
    refusal: (order) =>
      order.holds.some((reason) => reason !== 'FRAUD_REVIEW') ? undefined : 'Nothing holds the order.',
  },
  addNote: { roles: ['support', 'warehouse', 'finance', 'admin'], refusal: () => undefined },
  reopen: {
    roles: [...OFFICE, 'finance'],
    refusal: (order) => (order.closedAt ? undefined : 'The order is not closed.'),
  },
  pushToErp: { roles: ['support', 'finance', 'admin'], refusal: () => undefined },
};

function ended(order: OrderState): string | undefined {
  if (order.cancellation?.completedAt) return 'The order is cancelled.';
  if (order.cancellation) return 'The order is being cancelled.';
  if (order.closedAt) return 'The order is closed.';
  return undefined;
}

function alreadyOut(order: OrderState): string | undefined {
  if (order.deliveredAt) return 'The order has been delivered; what comes back is a return.';
  if (order.parcels.some(({ state }) => state === 'RETURNED'))
    return 'The parcel came back; a refund settles it.';
  const out = order.parcels.some(({ state }) => !['PACKED', 'BOOKED', 'PULLED'].includes(state));
  return out ? 'The parcel is with the courier; it can be refused at the door or returned.' : undefined;
}

/** A void gives free what is reserved; it can't give back what was taken. */
function alreadyTaken(order: OrderState): string | undefined {
  return order.payments.some(({ state }) => state === 'CAPTURED')
    ? 'The money has been taken; giving it back is a refund.'
    : undefined;
}

function nothingToPay(order: OrderState): string | undefined {
  // Nobody would ask for the money, nor should: the goods are in the house again.
  if (order.parcels.some((parcel) => parcel.state === 'RETURNED'))
    return 'The parcel came back; there is nothing to pay.';
  const state = order.payments.at(-1)?.state;
  if (state === 'DECLINED' || state === 'VOIDED') return undefined;
  return state === 'ACTION_REQUIRED' || state === 'PENDING' || state === 'UNKNOWN'
    ? 'A payment is already under way.'
    : 'There is nothing to pay.';
}

function held(order: OrderState): string | undefined {
  return order.holds.length > 0 ? `The order is held: ${order.holds.join(', ')}.` : undefined;
}

function notReadyToPick(order: OrderState): string | undefined {
  const waits = held(order);
  if (waits) return waits;
  return order.confirmedAt && isPaid(order) ? undefined : 'The order is not paid and confirmed yet.';
}

/** The gateway may have given an authorization free since: nothing leaves the house unpaid. */
function unpaid(order: OrderState): string | undefined {
  return isPaid(order) ? undefined : 'The payment has lapsed; the order must be paid again first.';
}

function alreadyPicked(order: OrderState): string | undefined {
  return order.pickingAt ? 'Picking has begun.' : undefined;
}

function nothingToPack(order: OrderState): string | undefined {
  return order.lines.some((line) => line.quantities.reserved > 0)
    ? undefined
    : 'There is nothing left to pack.';
}

function nothingBooked(order: OrderState): string | undefined {
  if (order.parcels.some(({ state }) => state === 'BOOKED')) return undefined;
  return order.parcels.some(({ state }) => state === 'PACKED')
    ? 'The courier has not confirmed the consignment yet.'
    : 'There is no packed parcel to hand over.';
}

function nothingOnItsWay(order: OrderState): string | undefined {
  const onItsWay = order.parcels.some(({ state }) =>
    ['HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED'].includes(state),
  );
  return onItsWay ? undefined : 'No parcel is on its way.';
}

function notUnderReview(order: OrderState): string | undefined {
  return order.holds.includes('FRAUD_REVIEW') ? undefined : 'The order is not waiting for a review.';
}

/** Why this actor may not do this now, in a sentence; undefined when they may. The system may do anything. */
export function refusalOf(action: Action, order: OrderState, actor: Actor): string | undefined {
  const rule = RULES[action];
  if (actor.role !== 'system' && !rule.roles.includes(actor.role)) {
    return `The role ${actor.role} may not do this.`;
  }
  return rule.refusal(order);
}

/** Whether the role may ever do this: the API answers 403 where not, 409 where only not now. */
export function mayEver(action: Action, role: Role): boolean {
  return RULES[action].roles.includes(role);
}

/** Everything this actor may do to the order now. */
export function allowedActions(order: OrderState, actor: Actor): Action[] {
  return ACTIONS.filter((action) => refusalOf(action, order, actor) === undefined);
}
