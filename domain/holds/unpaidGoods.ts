import { DomainError, type RequestFault } from '../errors';
import type { Hold, OrderState } from '../order/order';
import { hasLeft } from '../parcel/parcel';
import { isPaid, isTaken } from '../payment/amounts';
import { isDisputed } from '../payment/dispute/hearDispute';

const DETAIL = 'The goods are out, or their money is disputed: say why the order may go on without it.';

/** Where each of the two commands that release a hold is told the notes: in its body, or in its query. */
export const NOTES_IN = {
  body: { pointer: '/notes', detail: DETAIL },
  query: { parameter: 'notes', detail: DETAIL },
} as const satisfies Readonly<Record<string, RequestFault>>;

/**
 * Whether the hold's release gives goods away without their money, and nothing would put it again by itself: it is a decision then,
 * and takes words. So it is where a bank asks the money back.
 */
export const needsDecision = (order: OrderState, { reason }: Pick<Hold, 'reason'>): boolean =>
  reason === 'PAYMENT' && order.cancellation === undefined && (isOutUnpaid(order) || isDisputed(order));

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
  fault: RequestFault,
): void {
  if (notes === undefined && needsDecision(order, hold))
    throw new DomainError('validation', fault.detail, { errors: [fault] });
}
