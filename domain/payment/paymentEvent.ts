import { fieldFault, vendorsWord } from '../command';
import type { PaymentOutcome } from './payment';
import { settlePayment } from './settlePayment';

interface PaymentEvent {
  readonly paymentId: string;
  readonly outcome: PaymentOutcome;
}

/** The gateway's word about a payment. */
export const paymentEvent = vendorsWord<PaymentEvent>({
  shape: { paymentId: 'text', outcome: outcomeFault },
  decide: (order, { paymentId, outcome }, { at }) => settlePayment(order, paymentId, outcome, at),
});

/** Keyed, so that the compiler asks for a new one here too: an order would stumble over a word that it has no rule for. */
const OUTCOMES: Readonly<Record<PaymentOutcome['outcome'], true>> = {
  authorized: true,
  captured: true,
  voided: true,
  actionRequired: true,
  declined: true,
};

function outcomeFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'must be an object';
  const outcome: unknown = 'outcome' in value ? value.outcome : undefined;
  const fault = fieldFault({ oneOf: Object.keys(OUTCOMES) }, outcome);
  if (fault !== undefined) return `must be an object whose outcome ${fault}`;
  if (outcome !== 'authorized' && outcome !== 'captured') return undefined;
  // How much was moved decides whether the order is paid: it is not to be guessed.
  const isAmount = 'amount' in value && Number.isSafeInteger(value.amount) && Number(value.amount) >= 0;
  return isAmount ? undefined : 'must be an object whose amount is in whole minor units';
}
