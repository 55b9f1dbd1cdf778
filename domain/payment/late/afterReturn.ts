import type { OrderFact } from '../../facts';
import { formatDecimal } from '../../money/money';
import type { OrderState } from '../../order/order';
import type { Moved } from '../payment';

/** What follows where money is reserved for goods that have come back: a person decides, and nothing is taken meanwhile. */
export const reservedAfterReturn = (
  order: OrderState,
  reserved: OrderFact<'PaymentAuthorized'>,
  moved: Moved,
): readonly OrderFact[] => [
  { ...reserved, afterReturn: true },
  {
    ...{ type: 'OrderHeld', reason: 'RESERVATION' },
    notes: `Reserved after the goods came back: ${told(order, moved)}. Void it or take it; cancelling the order voids it.`,
  },
];

/** Where it was taken at once, finance gives it back. */
export const takenAfterReturn = (order: OrderState, moved: Moved): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'PAYMENT', stays: true },
  notes: `Taken after the goods came back: ${told(order, moved)}. Give it back.`,
});

const told = ({ currency }: OrderState, { amount, reference }: Moved): string =>
  `${formatDecimal(amount, currency)} ${currency}, ${reference}`;
