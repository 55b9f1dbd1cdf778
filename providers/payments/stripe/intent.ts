import type Stripe from 'stripe';
import type { PaymentOutcome } from '../../../domain/payment/payment';
import { ProviderUnavailable } from '../../errors';

/**
 * What a PaymentIntent's status means to us; amounts in minor units.
 * @throws {ProviderUnavailable} when Stripe itself doesn't know the outcome yet.
 */
export function outcomeOfIntent(intent: Stripe.PaymentIntent): PaymentOutcome {
  const reference = intent.id;
  switch (intent.status) {
    case 'requires_capture':
      return { outcome: 'authorized', reference, amount: intent.amount_capturable };
    case 'succeeded':
      return { outcome: 'captured', reference, amount: intent.amount_received };
    case 'canceled':
      return { outcome: 'voided', reference, amount: intent.amount };
    case 'requires_action': {
      const actionUrl = intent.next_action?.redirect_to_url?.url;
      return { outcome: 'actionRequired', reference, ...(actionUrl ? { actionUrl } : {}) };
    }
    case 'requires_payment_method': {
      const error = intent.last_payment_error;
      return { outcome: 'declined', reference, code: error?.decline_code ?? error?.code ?? 'card_declined' };
    }
    // Processing, awaiting confirmation, or a status younger than this adapter.
    default:
      throw new ProviderUnavailable('stripe', `the payment is still ${intent.status}`);
  }
}
