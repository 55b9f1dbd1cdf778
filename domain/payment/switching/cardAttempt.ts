import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { present } from '../../present';
import { endOfSession } from '../late/session';
import { openToPay } from '../amounts';
import { METHODS } from '../methods/methods';
import { isDueAtDoor } from './payable';

interface Asked {
  /** Minor units of the order's currency. */
  readonly amount: number;
  /** RFC 3339. */
  readonly at: string;
  readonly link?: string;
}

/** Another attempt to pay by card. What is more than the order lacks takes the place of cash at the door. */
export function cardAttempt(order: OrderState, { amount, at, link }: Asked): OrderFact<'PaymentRequested'> {
  const { payments } = order;
  const ordinal = payments.length + 1;
  return {
    type: 'PaymentRequested',
    payment: {
      id: String(ordinal),
      ordinal,
      method: 'card',
      provider: payments.findLast(({ method }) => method === 'card')?.provider ?? METHODS.card.provider,
      amount,
      state: 'PENDING',
      requestedAt: at,
      ...(amount > openToPay(order) && { inAdvance: true as const }),
      ...(isDueAtDoor(order) && { sessionEndsAt: endOfSession(order, at) }),
      ...present({ link }),
    },
  };
}
