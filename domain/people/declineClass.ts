/**
 * Why a payment was declined as far as its customer can do something about it, in our words, which stay whatever gateway says it.
 * Everything else is a plain decline: that a card is known as stolen would tell a thief so (Stripe's documents on decline codes ask
 * for it), and codes of ours or of the gateway's insides tell nobody anything.
 */
export const DECLINE_CLASSES = [
  'card_declined',
  'insufficient_funds',
  'insufficient_credit',
  'expired_card',
  'incorrect_cvc',
  'authentication_failed',
] as const;
export type DeclineClass = (typeof DECLINE_CLASSES)[number];

/** Gateways' codes of what isn't a plain decline. Another gateway's are more rows. */
const CLASS_OF: ReadonlyMap<string, DeclineClass> = new Map([
  ['insufficient_funds', 'insufficient_funds'],
  ['insufficient_credit', 'insufficient_credit'],
  ['expired_card', 'expired_card'],
  ['incorrect_cvc', 'incorrect_cvc'],
  ['invalid_cvc', 'incorrect_cvc'],
  ['authentication_required', 'authentication_failed'],
  ['payment_intent_authentication_failure', 'authentication_failed'],
  ['not_confirmed', 'authentication_failed'],
]);

/** The class of a gateway's code, or of one of ours. */
export const declineClassOf = (code: string): DeclineClass => CLASS_OF.get(code) ?? 'card_declined';
