import { DomainError } from '../errors';
import type { Hold, OrderState } from '../order/order';
import { hasLeft } from '../parcel/parcel';
import { isGivenBack, isPaid, isTaken, keptOf, toGiveBack } from '../payment/amounts';
import { isDisputed } from '../payment/dispute/hearDispute';

const WITHOUT_MONEY =
  'The goods are out, or their money is disputed: say why the order may go on without it.';
const FOR_NOTHING =
  'Nothing is left of the money that was taken, given back or with the customer’s bank: say why the goods go all the same.';
const KEPT_UNPAID =
  'The order was cancelled, and its goods were delivered unpaid: say whether they come back, or who sees to their money.';
const TOO_MUCH = 'Money was taken that no goods stand for: say whether it was given back, or who sees to it.';

/** Where each of the two commands that release a hold is told the notes: in its body, or in its query. */
export const NOTES_IN = {
  body: { pointer: '/notes' },
  query: { parameter: 'notes' },
} as const;

/**
 * Whether the hold's release gives goods away without their money, or leaves money without goods, and nothing would put it again by
 * itself: it is a decision then, and takes words. So it is where a bank asks the money back.
 */
export const needsDecision = (order: OrderState, hold: Pick<Hold, 'reason'>): boolean =>
  decisionOn(order, hold) !== undefined;

/** What the words have to say, in a sentence; undefined when none are needed. */
function decisionOn(order: OrderState, { reason }: Pick<Hold, 'reason'>): string | undefined {
  if (reason === 'COURIER') return isCancelledAndDelivered(order) ? KEPT_UNPAID : undefined;
  if (reason !== 'PAYMENT') return undefined;
  if (toGiveBack(order) > 0) return TOO_MUCH;
  if (order.cancellation === undefined && isGivenBack(order) && !hasLeft(order)) return FOR_NOTHING;
  return order.cancellation === undefined && (isOutUnpaid(order) || isDisputed(order))
    ? WITHOUT_MONEY
    : undefined;
}

/** The courier took the parcel while the order was being cancelled, and has delivered it: what was reserved for it is free, or nothing was. */
const isCancelledAndDelivered = (order: OrderState): boolean =>
  order.cancellation !== undefined &&
  order.parcels.some(({ state }) => state === 'DELIVERED') &&
  keptOf(order) === 0;

/** Money that the gateway refused to hand over is not missing once delivered: the release asks for it again. */
const isOutUnpaid = (order: OrderState): boolean =>
  hasLeft(order) &&
  (!isPaid(order) || (order.deliveredAt !== undefined && !isTaken(order) && !isAskedForAgain(order)));

const isAskedForAgain = ({ payments }: OrderState): boolean =>
  payments.some(({ captureError }) => captureError !== undefined);

/** @throws {DomainError} `validation`, naming the field, when the release is a decision and isn't told why. */
export function requireDecision(
  order: OrderState,
  hold: Hold,
  notes: string | undefined,
  where: (typeof NOTES_IN)[keyof typeof NOTES_IN],
): void {
  const detail = decisionOn(order, hold);
  if (notes === undefined && detail !== undefined)
    throw new DomainError('validation', detail, { errors: [{ ...where, detail }] });
}
