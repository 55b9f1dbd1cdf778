import type { OrderState } from '../../order/order';
import { isUnderWay, type Payment } from '../payment';

/**
 * The attempts that nothing has taken the place of: all that the order was placed with, until another is made; then that one. What
 * became of an earlier one is settled.
 */
export function standingAttempts({ payments }: Pick<OrderState, 'payments'>): readonly Payment[] {
  const newest = payments.at(-1);
  if (newest === undefined) return [];
  return newest.tender ? payments.filter(({ tender }) => tender) : [newest];
}

/** Where one of several speaks for all: what a gateway is asked about comes first, then what the customer has to see to. */
const SPEAK_FIRST: readonly Payment['state'][] = [
  'PENDING',
  'UNKNOWN',
  'ACTION_REQUIRED',
  'DECLINED',
  'VOIDED',
];

/** The attempt that says what an order waits for which lacks something; undefined: there never was one. */
export function speakingAttempt(order: Pick<OrderState, 'payments'>): Payment | undefined {
  const standing = standingAttempts(order);
  const first = SPEAK_FIRST.find((state) => standing.some((payment) => payment.state === state));
  return standing.find(({ state }) => state === first) ?? standing.at(-1);
}

/** Whether it is still open what a part that the order was placed with pays: couriers are told of the rest alone. */
export const awaitsTender = ({ payments }: Pick<OrderState, 'payments'>): boolean =>
  payments.some((payment) => payment.tender && isUnderWay(payment));

/** The attempt of which a gateway is to be asked now: the first that it was never asked for, then the first whose answer is lost. */
export const attemptToAsk = ({ payments }: Pick<OrderState, 'payments'>): Payment | undefined =>
  payments.find(({ state }) => state === 'PENDING') ?? payments.find(({ state }) => state === 'UNKNOWN');
