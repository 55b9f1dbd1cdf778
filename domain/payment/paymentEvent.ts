import { formatDecimal } from '../money/money';
import { fieldFault, vendorsWord } from '../command';
import { DomainError } from '../errors';
import type { OrderFact } from '../facts';
import type { OrderState } from '../order/order';
import { disputeFault } from './dispute/hearDispute';
import { hearGateway, isForeign, type GatewayWord } from './hearGateway';
import { hearWebhook } from './hearWebhook';
import { refundFault } from '../refunds/hearRefund';
import type { Moved } from './payment';
import { settlePayment } from './settlePayment';

const NO_AMOUNT = 'The gateway’s word must tell the amount that moved, in whole minor units.';

/** The gateway's word about a payment. */
export const paymentEvent = vendorsWord<GatewayWord>({
  description: 'A gateway’s word about a payment.',
  shape: { paymentId: 'text', outcome: outcomeFault, currency: '?text', source: sourceFault },
  decide: (order, word, { at }) => {
    const facts = heard(order, word, at);
    if (word.source === undefined && facts.length > 0 && !tellsHowMuch(word.outcome))
      throw new DomainError('validation', NO_AMOUNT);
    return facts;
  },
});

/** Running orders have taken words without a source, and before that without a currency, by the rules of their time, and are replayed by them. */
function heard(order: OrderState, word: GatewayWord, at: string): readonly OrderFact[] {
  if (word.source !== undefined) {
    if (isNoAmount(word.outcome) && !isForeign(order, word)) return [heldFor(order, word.outcome)];
    if (!tellsHowMuch(word.outcome)) throw new DomainError('validation', NO_AMOUNT);
    const facts = hearWebhook(order, word, at);
    // A word that says nothing new stays one: only instead of facts that no row could keep a person is called.
    return facts.length > 0 && isTooMuch(word.outcome) ? [heldFor(order, word.outcome)] : facts;
  }
  const { outcome } = word;
  return word.currency === undefined && outcome.outcome !== 'disputed' && outcome.outcome !== 'refund'
    ? settlePayment(order, word.paymentId, outcome, at)
    : hearGateway(order, word, at);
}

function sourceFault(value: unknown): string | undefined {
  return value === undefined ? undefined : fieldFault({ oneOf: ['webhook'] }, value);
}

/** Keyed, so that the compiler asks for a new one here too: an order would stumble over a word that it has no rule for. */
const OUTCOMES: Readonly<Record<GatewayWord['outcome']['outcome'], true>> = {
  authorized: true,
  captured: true,
  voided: true,
  actionRequired: true,
  declined: true,
  disputed: true,
  refund: true,
};

function outcomeFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'must be an object';
  const outcome: unknown = 'outcome' in value ? value.outcome : undefined;
  const fault = fieldFault({ oneOf: Object.keys(OUTCOMES) }, outcome);
  if (fault !== undefined) return `must be an object whose outcome ${fault}`;
  if (outcome === 'refund') return refundFault(value);
  return outcome === 'disputed' ? disputeFault(value) : undefined;
}

/**
 * How much was moved decides whether the order is paid: it is not to be guessed. Asked of words that change something alone,
 * and no part of the shape: a signal without a shape leaves no trace, and running orders may have been sent one by hand.
 */
const tellsHowMuch = (outcome: GatewayWord['outcome']): boolean =>
  (outcome.outcome !== 'authorized' && outcome.outcome !== 'captured') ||
  (Number.isSafeInteger(outcome.amount) && outcome.amount >= 0);

/** The most that a row of the database keeps, in minor units. */
export const MOST_KEPT = 2_147_483_647;

/** A sum below nothing: the gateway has said something, and nobody can count with it. */
const isNoAmount = (outcome: GatewayWord['outcome']): outcome is GatewayWord['outcome'] & Moved =>
  (outcome.outcome === 'authorized' || outcome.outcome === 'captured') &&
  Number.isSafeInteger(outcome.amount) &&
  outcome.amount < 0;

const isTooMuch = (outcome: GatewayWord['outcome']): outcome is GatewayWord['outcome'] & Moved =>
  (outcome.outcome === 'authorized' || outcome.outcome === 'captured') && outcome.amount > MOST_KEPT;

/** The amount stands in words alone: a person has to ask the gateway what moved. */
const heldFor = ({ currency }: OrderState, { amount, reference }: Moved): OrderFact => ({
  ...{ type: 'OrderHeld', reason: 'PAYMENT', stays: true },
  notes: `The gateway tells of an amount that can’t be: ${formatDecimal(amount, currency)} ${currency}, ${reference}.`,
});
