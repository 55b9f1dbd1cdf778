import { fieldFault } from '../../command';
import type { OrderFact } from '../../facts';
import { formatDecimal } from '../../money/money';
import type { OrderState } from '../../order/order';
import { present } from '../../present';
import type { Payment } from '../payment';
import { DISPUTE_STATES, type PaymentDispute } from './dispute';

/** What is wrong with such a word; undefined when nothing is. */
export function disputeFault(word: object): string | undefined {
  const { dispute, state }: Partial<Record<keyof PaymentDispute, unknown>> = word;
  const stateFault = fieldFault({ oneOf: DISPUTE_STATES }, state);
  if (stateFault !== undefined) return `must be an object whose state ${stateFault}`;
  const fault = fieldFault('text', dispute);
  return fault && `must be an object whose dispute ${fault}`;
}

/**
 * What a word about a dispute means for the order. While the money is asked back, or is lost, nothing is to leave the house and a
 * person has to see to what has left: the order is held, wherever it stands. One that was won is recorded alone: who released the
 * hold, or keeps it, reads so. A word that an end has overtaken says nothing.
 */
export function hearDispute(order: OrderState, payment: Payment, said: PaymentDispute): readonly OrderFact[] {
  const { dispute, state, amount, currency, code } = said;
  const known = payment.disputes?.find(({ id }) => id === dispute)?.state;
  if (known === state || (known !== undefined && state === 'OPEN')) return [];
  const disputed: OrderFact = {
    ...{ type: 'PaymentDisputed', paymentId: payment.id, dispute, state },
    ...present({ amount, currency, code }),
  };
  if (state === 'WON') return [disputed];
  const what = state === 'OPEN' ? 'The customer’s bank disputes' : 'The dispute is lost, the bank takes';
  // Said also where the order is held already: the words are the record.
  const notes = `${what} ${told(order, said)}.`;
  return [disputed, { type: 'OrderHeld', reason: 'PAYMENT', notes, stays: true }];
}

function told(
  order: OrderState,
  { amount, currency = order.currency, code, dispute }: PaymentDispute,
): string {
  const much = amount === undefined ? 'the payment' : `${formatDecimal(amount, currency)} ${currency}`;
  return `${much}${code === undefined ? '' : ` (${code})`}, ${dispute}`;
}

/** Whether a bank asks back money of the order, or has got it: it is not the shop's to count on. */
export const isDisputed = ({ payments }: Pick<OrderState, 'payments'>): boolean =>
  payments.some(({ disputes }) => disputes?.some(({ state }) => state !== 'WON'));
