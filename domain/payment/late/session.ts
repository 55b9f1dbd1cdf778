import type { OrderFact } from '../../facts';
import { linkPolicyOf } from '../../links/link';
import type { OrderState } from '../../order/order';
import type { OrderPolicy } from '../../order/policy';

/**
 * Until when a customer may confirm with the bank what is asked for at that instant (RFC 3339): a gateway lets nobody confirm for longer, and
 * an order that is paid at the door has no time of its own that would end.
 */
export const endOfSession = ({ policy }: { readonly policy: OrderPolicy }, at: string): string =>
  new Date(Date.parse(at) + linkPolicyOf(policy).sessionMs).toISOString();

/** Until when a customer may confirm an attempt with the bank, in an order that goes on without it. */
export interface SessionEnd {
  /** RFC 3339. */
  readonly at: string;
  readonly of: 'bank session';
  readonly paymentId: string;
}

/** Our word for an attempt that its customer has not confirmed with the bank in time, where a refusal has the gateway's code. */
export const NOT_CONFIRMED = 'not_confirmed';

/**
 * When an attempt ends that only keeps others from being made; undefined where none does. It is workflow code: the order's account waits
 * for it. Attempts from before they had an end have none.
 */
export function sessionEnd({ payments, cancellation, closedAt }: OrderState): SessionEnd | undefined {
  if (cancellation || closedAt) return undefined;
  const open = payments.find(
    ({ state, sessionEndsAt: end }) => state === 'ACTION_REQUIRED' && end !== undefined,
  );
  return open?.sessionEndsAt === undefined
    ? undefined
    : { at: open.sessionEndsAt, of: 'bank session', paymentId: open.id };
}

/**
 * What it comes to: the attempt counts as given up, so that another may be made. Money that it brings all the same is late money.
 * @param at RFC 3339.
 */
export function endSession(
  { payments, policy }: OrderState,
  { paymentId }: SessionEnd,
  at: string,
): readonly OrderFact[] {
  const payment = payments.find(({ id }) => id === paymentId);
  if (payment?.state !== 'ACTION_REQUIRED') return [];
  const retryUntil = new Date(Date.parse(at) + policy.payment.retryWindowMs).toISOString();
  return [{ type: 'PaymentDeclined', paymentId, code: NOT_CONFIRMED, retryUntil }];
}
