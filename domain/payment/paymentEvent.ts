import { fieldFault, vendorsWord } from '../command';
import { DomainError } from '../errors';
import { hearGateway, type GatewayWord } from './hearGateway';
import type { PaymentOutcome } from './payment';
import { settlePayment } from './settlePayment';

const NO_AMOUNT = 'The gateway’s word must tell the amount that moved, in whole minor units.';

/** The gateway's word about a payment. */
export const paymentEvent = vendorsWord<GatewayWord>({
  description: 'A gateway’s word about a payment.',
  shape: { paymentId: 'text', outcome: outcomeFault, currency: '?text' },
  decide: (order, word, { at }) => {
    const { paymentId, outcome, currency } = word;
    // Running orders have taken words without a currency by the rules of their time, and are replayed by them.
    const facts =
      currency === undefined ? settlePayment(order, paymentId, outcome, at) : hearGateway(order, word, at);
    if (facts.length > 0 && !tellsHowMuch(outcome)) throw new DomainError('validation', NO_AMOUNT);
    return facts;
  },
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
  return fault && `must be an object whose outcome ${fault}`;
}

/**
 * How much was moved decides whether the order is paid: it is not to be guessed. Asked of words that change something alone,
 * and no part of the shape: a signal without a shape leaves no trace, and running orders may have been sent one by hand.
 */
const tellsHowMuch = (outcome: PaymentOutcome): boolean =>
  (outcome.outcome !== 'authorized' && outcome.outcome !== 'captured') ||
  (Number.isSafeInteger(outcome.amount) && outcome.amount >= 0);
