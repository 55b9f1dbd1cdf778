import { lowerCash } from '../../cash/change/lowerCash';
import { depositPaid } from '../../cash/deposit/deposit';
import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { isHeld } from '../../holds/holds';
import { dueAtDoor, sumOf } from '../amounts';
import type { Payment } from '../payment';

/**
 * The facts by which a card has paid, and what follows from them: the link that it was paid by is used, less is collected at the door
 * where it was paid in advance, and a deposit that was waited for is there.
 */
export function withPaid(
  order: OrderState,
  { id: paymentId, link, inAdvance }: Payment,
  facts: readonly OrderFact[],
): readonly OrderFact[] {
  const paid = asIf(order, ...facts);
  const lowered = inAdvance ? lowerCash(paid) : [];
  const isKnown = order.paymentLinks?.some(({ id }) => id === link) === true;
  return [
    ...facts,
    ...(link !== undefined && isKnown ? [{ type: 'PaymentLinkUsed', linkId: link, paymentId } as const] : []),
    ...lowered,
    ...depositPaid(asIf(paid, ...lowered)),
    ...needlessConfirmation(asIf(paid, ...lowered)),
  ];
}

/** Nobody has to confirm what is paid at the door where nothing is any more. */
const needlessConfirmation = (order: OrderState): readonly OrderFact[] =>
  isHeld(order, 'CONFIRMATION') && sumOf(order, dueAtDoor) === 0
    ? [{ type: 'HoldReleased', reason: 'CONFIRMATION', notes: 'Nothing is to be paid at the door any more.' }]
    : [];
