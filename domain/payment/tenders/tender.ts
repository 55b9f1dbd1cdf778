import type { OrderState } from '../../order/order';
import type { Payment, PaymentMethod } from '../payment';

/** One of the ways by which an order is paid as it is placed, and how much by it. */
export interface Tender {
  readonly method: PaymentMethod;
  readonly provider: string;
  /** Minor units of the order's currency. */
  readonly amount: number;
}

/**
 * The payments that an order is placed with. Where a part is paid at the door, the whole price is due there until the other parts are
 * reserved: a card that is refused leaves more to collect, and no order that waits.
 * @param grand the order's price, in minor units.
 * @param requestedAt RFC 3339.
 */
export function paymentsOf(
  tenders: readonly Tender[],
  { grand, requestedAt }: { readonly grand: number; readonly requestedAt: string },
): readonly Payment[] {
  const atDoor = tenders.find(({ method }) => method === 'cod');
  const inTurn = atDoor ? [atDoor, ...tenders.filter((one) => one !== atDoor)] : tenders;
  return inTurn.map(({ method, provider, amount }, index) => ({
    ...{ id: String(index + 1), ordinal: index + 1, method, provider },
    amount: method === 'cod' ? grand : amount,
    state: method === 'cod' ? ('DUE' as const) : ('PENDING' as const),
    requestedAt,
    ...(tenders.length > 1 && { tender: true as const }),
    ...(atDoor && method !== 'cod' && { inAdvance: true as const }),
  }));
}

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

/** Whether a gateway has yet to say what a part that the order was placed with pays: couriers are told of the rest alone. */
export const awaitsTender = ({ payments }: Pick<OrderState, 'payments'>): boolean =>
  payments.some(({ tender, state }) => tender && (state === 'PENDING' || state === 'UNKNOWN'));

/** The attempt of which a gateway is to be asked now: the first that it was never asked for, then the first whose answer is lost. */
export const attemptToAsk = ({ payments }: Pick<OrderState, 'payments'>): Payment | undefined =>
  payments.find(({ state }) => state === 'PENDING') ?? payments.find(({ state }) => state === 'UNKNOWN');
