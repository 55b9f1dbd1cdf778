import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import { formatDecimal } from '../../money/money';
import type { OrderState } from '../../order/order';
import { capturedOf, isTaken, keptOf, refundedOf, sumOf, toGiveBack } from '../../payment/amounts';
import { promisedBy } from '../../refunds/refund';
import { hasOpenRefund, refundsOf } from '../../refunds/refunds';
import { noNeedToTell } from '../change/courierTold';
import { accountedFor } from '../parcelCash';
import { cashParcels } from '../cash';

type Collected = Extract<OrderFact, { readonly type: 'CashCollected' }>;

/**
 * What was collected for a parcel, and a hold for finance where money and goods don't fit together any more by it: nobody else would
 * look.
 * @param why another reason to look; undefined: none.
 */
export function collect(order: OrderState, fact: Collected, why?: string): readonly OrderFact[] {
  return [
    fact,
    ...noNeedToTell(order, fact.parcelId),
    ...holdForCash(order, why ?? doubtOf(asIf(order, fact))),
    ...stopRefunds(asIf(order, fact)),
  ];
}

const MORE_BACK = 'More was given back, or is to be, than was collected.';

/** What was never collected is not paid out, whatever batch it is in already. */
const stopRefunds = (order: OrderState): readonly OrderFact[] =>
  hasOpenRefund(order) && refundsExceed(order) && !isHeld(order, 'REFUND')
    ? [{ type: 'OrderHeld', reason: 'REFUND', notes: MORE_BACK }]
    : [];

/** Holds the order for finance, for a reason that a payment doesn't end: a hold that one would end is not enough. Undefined: none. */
export function holdForCash(order: OrderState, why: string | undefined): readonly OrderFact[] {
  const holds = order.cancellation ? (order.cancellation.holds ?? []) : order.holds;
  const isKnown = holds.some(({ reason, stays }) => reason === 'PAYMENT' && stays === true);
  return why === undefined || isKnown
    ? []
    : [{ type: 'OrderHeld', reason: 'PAYMENT', stays: true, notes: why }];
}

/** What doesn't fit together, in a sentence. */
function doubtOf(order: OrderState): string | undefined {
  const text = (amount: number): string => `${formatDecimal(amount, order.currency)} ${order.currency}`;
  const tooMuch = toGiveBack(order);
  if (tooMuch > 0) return `Cash was collected that no goods stand for: ${text(tooMuch)}.`;
  if (refundsExceed(order)) return MORE_BACK;
  if (cashParcels(order).some(({ cash }) => accountedFor(cash) > (cash.collected ?? 0)))
    return 'The courier handed over more than it says to have collected.';
  if (order.deliveredAt !== undefined && !isTaken(order))
    return 'The order is delivered, and less was collected than it costs.';
  return undefined;
}

/** Whether what went back, or is promised, is more than what is there. */
function refundsExceed(order: OrderState): boolean {
  const promised = refundsOf(order)
    .flatMap(promisedBy)
    .reduce((sum, { amount }) => sum + amount, 0);
  return promised > keptOf(order) || sumOf(order, refundedOf) > sumOf(order, capturedOf);
}
